package dev.resonance.gpt2;

import ai.djl.Device;
import dev.resonance.error.InvalidValueException;
import dev.resonance.generation.Precision;
import dev.resonance.model.Checkpoint;
import dev.resonance.model.Gpt2Config;
import dev.resonance.model.ModelSource;
import dev.resonance.training.Learner;
import dev.resonance.training.LoraOptions;
import dev.resonance.training.TrainingListener;
import dev.resonance.training.TrainingMethod;
import dev.resonance.training.TrainingPlan;
import dev.resonance.training.TrainingResult;
import dev.resonance.training.TrainingRun;
import dev.resonance.training.TrainingSubject;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Fine-tunes a GPT-2:
 *
 * <pre>{@code
 * TrainingPlan plan = TrainingPlan.lora(Path.of("facts.jsonl"), Path.of("my-adapter")).withPace(Pace.steps(300));
 * new Gpt2Trainer(Models.nano(), plan, TrainingListener.silent()).train();
 * ModelSource taught = Models.withAdapter(Models.nano(), Path.of("my-adapter"));
 * }</pre>
 *
 * <p>For one training. {@link #stop} may be called by any thread.
 */
public final class Gpt2Trainer {
    private final ModelSource model;
    private final TrainingPlan plan;
    private final TrainingListener listener;
    private final AtomicBoolean stopped = new AtomicBoolean();

    /** @param model its files stay as they are */
    public Gpt2Trainer(ModelSource model, TrainingPlan plan, TrainingListener listener) {
        this.model = model;
        this.plan = plan;
        this.listener = listener;
    }

    /**
     * Trains to the end, which can take hours; the listener is told on another thread, which this one waits for.
     *
     * @throws dev.resonance.training.TrainingException if the data, the output directory or a checkpoint is not as it must
     *     be
     * @throws dev.resonance.model.ModelLoadException if the model cannot be loaded
     * @throws InvalidValueException if an option does not fit the model or this machine
     */
    public TrainingResult train() {
        Gpt2Config config = Gpt2Config.read(model);
        Device device = Devices.find(plan.device());
        LearnerFormat format = format(config);
        try (BytePairTokenizer tokenizer = Gpt2Engines.tokenizer(model, config)) {
            TrainingSubject subject = new TrainingSubject(model, config, tokenizer, Gpt2Engines.template(model));
            return NativeLoading.apart("resonance-training", () -> {
                TrainingRun run = new TrainingRun(subject, plan, listener, stopped::get);
                try (Learner learner = Gpt2Learner.load(
                        config, Checkpoint.open(model), device, format, lora(), plan.optimizer(), plan.seed())) {
                    return run.with(learner);
                }
            });
        }
    }

    /** Has it save a checkpoint after the current step, and end. */
    public void stop() {
        stopped.set(true);
    }

    private Optional<LoraOptions> lora() {
        return plan.method() instanceof TrainingMethod.Lora lora ? Optional.of(lora.options()) : Optional.empty();
    }

    private LearnerFormat format(Gpt2Config config) {
        if (plan.method() instanceof TrainingMethod.Lora lora && lora.base() == TrainingMethod.Base.FOUR_BITS) {
            InvalidValueException.require(
                    config.width() % LearnerFormat.GROUP == 0 && config.innerWidth() % LearnerFormat.GROUP == 0,
                    "--load-in-4bit",
                    true,
                    "left out for this model: its widths are no multiples of " + LearnerFormat.GROUP);
            return LearnerFormat.INT4;
        }
        return plan.precision() == Precision.BF16 ? LearnerFormat.BF16 : LearnerFormat.FP32;
    }
}

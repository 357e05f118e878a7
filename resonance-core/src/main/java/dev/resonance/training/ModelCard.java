package dev.resonance.training;

import java.nio.file.Path;
import java.util.Locale;

/** A page in Markdown about what was trained, as the hub shows it. Stateless. */
final class ModelCard {
    private ModelCard() {}

    static String of(TrainingSubject subject, TrainingPlan plan) {
        Path data = plan.data().place().getFileName();
        boolean adapter = plan.method() instanceof TrainingMethod.Lora;
        String method = switch (plan.method()) {
            case TrainingMethod.AllWeights ignored -> "all weights";
            case TrainingMethod.Lora lora ->
                "LoRA, rank %d, alpha %s, on %s%s"
                        .formatted(
                                lora.options().rank(),
                                lora.options().alpha(),
                                String.join(", ", lora.options().targetModules()),
                                lora.base() == TrainingMethod.Base.FOUR_BITS ? ", beside 4-bit weights" : "");
        };
        return """
                ---
                base_model: %s
                library_name: %s
                pipeline_tag: text-generation
                ---
                # %s of %s

                Trained with Resonance on `%s`: %s; learning rate %s, %d rows a step, prompt format %s, seed %d.

                What it may be used for depends on the licences of the base model and of the data.
                """.formatted(
                        subject.source().name(),
                        adapter ? "peft" : "transformers",
                        adapter ? "An adapter" : "A fine-tuned version",
                        subject.source().name(),
                        data,
                        method,
                        plan.learningRate().peak(),
                        plan.pace().rowsPerStep(),
                        plan.data().format().name().toLowerCase(Locale.ROOT),
                        plan.seed());
    }
}

package dev.resonance.gpt2;

import ai.djl.Device;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import dev.resonance.model.Checkpoint;
import dev.resonance.model.Gpt2Config;
import dev.resonance.model.ModelLoadException;
import dev.resonance.model.Tensor;
import dev.resonance.training.AdamW;
import dev.resonance.training.Batch;
import dev.resonance.training.Example;
import dev.resonance.training.Learner;
import dev.resonance.training.LoraOptions;
import dev.resonance.training.Loss;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * GPT-2 with gradients. A batch, from its tokens to the gradients of all that is trained, is one native call of
 * {@code train.py}; an update of the weights is another, {@code adamw.py}.
 *
 * <p>The program computes block by block: each block's inputs are a leaf of the gradients' graph, and its gradients are
 * taken before the next one's. So what a block remembers is freed on the way back. With weights in 4 bits a block
 * remembers nothing and is computed twice, since its weights in 32 bits are what would be remembered.
 */
final class Gpt2Learner implements Learner {
    private final PtNDManager manager;
    private final Gpt2Config config;
    private final LearnerWeights weights;
    private final TrainedTensors trained;
    private final Program program;
    private final Program adamW;
    private final AdamW optimizer;
    private final double adapterScale;
    private final double dropout;
    private final boolean computeTwice;

    /**
     * To be called by the thread that will use it.
     *
     * @param lora the adapters to train; empty: all weights are trained
     * @param seed of what the adapters begin with
     * @throws ModelLoadException if a tensor is missing or has another shape
     */
    static Gpt2Learner load(
            Gpt2Config config,
            Checkpoint checkpoint,
            Device device,
            LearnerFormat format,
            Optional<LoraOptions> lora,
            AdamW optimizer,
            long seed) {
        PtNDManager manager = (PtNDManager) NDManager.newBaseManager(device, "PyTorch");
        try {
            // Of this thread: the optimiser would compile anew for every shape that a batch takes.
            JniUtils.setGraphExecutorOptimize(false);
            return new Gpt2Learner(config, checkpoint, manager, format, lora, optimizer, seed);
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    private Gpt2Learner(
            Gpt2Config config,
            Checkpoint checkpoint,
            PtNDManager manager,
            LearnerFormat format,
            Optional<LoraOptions> lora,
            AdamW optimizer,
            long seed) {
        this.manager = manager;
        this.config = config;
        this.optimizer = optimizer;
        this.adapterScale = lora.map(LoraOptions::scale).orElse(1.0);
        this.dropout = lora.map(LoraOptions::dropout).orElse(0.0);
        this.computeTwice = format == LearnerFormat.INT4;
        this.weights = new LearnerWeights(config, checkpoint, lora, format, manager, seed);
        this.trained = new TrainedTensors(weights.trained(), manager);
        this.program = Program.compile(manager, "Tensor", format.program());
        this.adamW = Program.compile(manager, "Tensor", List.of("adamw.py"));
    }

    @Override
    public Loss learn(Batch batch, long seed) {
        double[] sums = run(batch, true, dropout, seed);
        return new Loss(sums[0], 0, batch.learned());
    }

    @Override
    public Loss evaluate(Batch batch) {
        double[] sums = run(batch, false, 0, 0);
        return new Loss(sums[0], (long) sums[1], batch.learned());
    }

    @Override
    public int likeliest(int[] tokens) {
        // One more token, which none before it sees, makes the last one's row a row to be learned.
        int[] longer = Arrays.copyOf(tokens, tokens.length + 1);
        int[] labels = new int[longer.length];
        Arrays.fill(labels, 0, tokens.length, Example.IGNORED);
        return (int) run(new Batch(List.of(new Example(longer, labels))), false, 0, 0)[2];
    }

    @Override
    public double update(int step, double learningRate, long learned) {
        double[] numbers = {
            learningRate,
            optimizer.beta1(),
            optimizer.beta2(),
            optimizer.epsilon(),
            optimizer.weightDecay(),
            optimizer.maxGradientNorm(),
            1.0 / learned
        };
        try (PtNDManager temporary = manager.newSubManager(manager.getDevice());
                IValue count = IValue.from((PtNDArray) temporary.create((float) step));
                IValue settings = IValue.listFrom(numbers);
                IValue norm = adamW.run(Stream.concat(trained.forOptimizer().stream(), Stream.of(count, settings))
                        .toArray(IValue[]::new))) {
            return norm.toTensor(temporary).toFloatArray()[0];
        }
    }

    @Override
    public Map<String, Tensor> weights() {
        return trained.weights();
    }

    @Override
    public Map<String, Tensor> memory() {
        return trained.memory();
    }

    @Override
    public void restore(Map<String, ? extends Tensor> values, Map<String, ? extends Tensor> memory) {
        trained.restore(values, memory);
    }

    /** The sums of gradients since the last update, by the names of what is trained. */
    Map<String, Tensor> gradients() {
        return trained.gradientValues();
    }

    @Override
    public void close() {
        program.close();
        adamW.close();
        trained.close();
        manager.close();
    }

    private double[] run(Batch batch, boolean learn, double dropoutNow, long seed) {
        long[] settings = {
            config.heads(),
            StepModel.activationCode(config.activation()),
            weights.each(),
            weights.before(),
            computeTwice ? 1 : 0,
            seed & (Long.MAX_VALUE >> 1), // room for the layers' numbers
            weights.headIndex(),
            learn ? 1 : 0
        };
        double[] factors = Stream.of(
                        DoubleStream.of(config.normEpsilon(), adapterScale, dropoutNow),
                        IntStream.range(0, config.layers()).mapToDouble(config::attentionScale))
                .flatMapToDouble(values -> values)
                .toArray();
        try (PtNDManager temporary = manager.newSubManager(manager.getDevice())) {
            NDList inputs = new NDList(
                    temporary.create(batch.tokens()),
                    temporary.create(batch.positions()),
                    temporary.create(batch.lengths()),
                    temporary.create(batch.rows()),
                    temporary.create(batch.targets()),
                    temporary.create(settings),
                    temporary.create(factors));
            inputs.addAll(weights.inputs());
            inputs.addAll(trained.inputs());
            return program.learn(inputs).singletonOrThrow().toDoubleArray();
        }
    }
}

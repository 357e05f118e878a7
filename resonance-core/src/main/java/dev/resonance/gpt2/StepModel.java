package dev.resonance.gpt2;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import dev.resonance.generation.LanguageModel;
import dev.resonance.generation.Precision;
import dev.resonance.model.Checkpoint;
import dev.resonance.model.Gpt2Config;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * GPT-2 as one TorchScript program: a step of all sequences, whatever each of them reads, is one native call.
 *
 * <p>The tokens of all sequences lie one after the other in one row, so that the linear layers work on all of them at
 * once. Attention is one product for all sequences that read one token each, and goes sequence by sequence for those
 * that read more ({@link StepPlan}).
 */
final class StepModel implements LanguageModel {
    private final PtNDManager manager;
    private final Gpt2Config config;
    private final StepWeights weights;
    private final Program program;
    private final KeyValueTable table;
    private final IValue epsilon;
    private final IValue heads;
    private final IValue activation;
    private boolean threadPrepared;

    /**
     * @throws dev.resonance.model.ModelLoadException if a tensor is missing or has another shape
     */
    static StepModel load(Gpt2Config config, Checkpoint checkpoint, Device device, Precision precision) {
        PtNDManager manager = (PtNDManager) NDManager.newBaseManager(device, "PyTorch");
        try {
            return new StepModel(config, checkpoint, manager, precision);
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    private StepModel(Gpt2Config config, Checkpoint checkpoint, PtNDManager manager, Precision precision) {
        this.config = config;
        this.manager = manager;
        WeightFormat format = WeightFormat.of(precision, manager.getDevice(), config.width());
        this.weights = new StepWeights(config, checkpoint, manager, format);
        this.program = Program.compile(manager, format.weightType(), format.program());
        this.table = new KeyValueTable(config, manager);
        this.epsilon = IValue.from(config.normEpsilon());
        this.heads = IValue.from((long) config.heads());
        this.activation = IValue.from(activationCode(config.activation()));
    }

    @Override
    public Sequence open() {
        return new CachedSequence(table, table.nothing(), 0);
    }

    @Override
    public List<float[]> step(List<Feed> feeds) {
        if (!threadPrepared) {
            // Of this thread: the optimiser would compile anew for every shape that a batch takes.
            JniUtils.setGraphExecutorOptimize(false);
            threadPrepared = true;
        }
        table.seat(feeds);
        List<float[]> rows = run(StepPlan.of(feeds));
        feeds.forEach(feed -> ((CachedSequence) feed.sequence()).read(feed.tokens().length));
        return rows;
    }

    @Override
    public void close() {
        Stream.of(epsilon, heads, activation).forEach(IValue::close);
        program.close();
        weights.close();
        table.close();
        manager.close();
    }

    private List<float[]> run(StepPlan plan) {
        try (PtNDManager step = manager.newSubManager(manager.getDevice());
                IValue tokenIds = value(step, plan.tokens());
                IValue positionIds = value(step, plan.positions());
                IValue layout = IValue.listFrom(plan.layout());
                IValue wantedRows = value(step, plan.wanted());
                IValue memory = IValue.from(table.memory());
                IValue logits = program.run(
                        tokenIds,
                        positionIds,
                        layout,
                        wantedRows,
                        memory,
                        weights.embeddings(),
                        weights.norms(),
                        weights.weights(),
                        weights.biases(),
                        weights.scales(),
                        epsilon,
                        heads,
                        activation)) {
            return plan.wanted().length == 0 ? List.of() : rows(logits.toTensor(step));
        }
    }

    /** (rows, vocabulary), read where they lie on a CPU. */
    private List<float[]> rows(PtNDArray logits) {
        FloatBuffer numbers =
                logits.toByteBuffer(true).order(ByteOrder.nativeOrder()).asFloatBuffer();
        List<float[]> rows = new ArrayList<>();
        while (numbers.hasRemaining()) {
            float[] row = new float[config.vocabularySize()];
            numbers.get(row);
            rows.add(row);
        }
        return rows;
    }

    /** As {@code step.py} numbers them. */
    static long activationCode(Gpt2Config.Activation activation) {
        return switch (activation) {
            case GELU_TANH -> 0;
            case GELU -> 1;
            case RELU -> 2;
            case SILU -> 3;
        };
    }

    private static IValue value(PtNDManager owner, long[] values) {
        return IValue.from((PtNDArray) owner.create(values));
    }
}

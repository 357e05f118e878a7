package dev.resonance.gpt2;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import dev.resonance.generation.LanguageModel;
import dev.resonance.generation.Precision;
import dev.resonance.model.Checkpoint;
import dev.resonance.model.Gpt2Config;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * GPT-2 as one TorchScript program: a step of all sequences, whatever each of them reads, is one native call.
 *
 * <p>The tokens of all sequences lie one after the other in one row, so that the linear layers work on all of them at
 * once; attention goes sequence by sequence, over caches that are allocated in blocks and written in place.
 */
final class StepModel implements LanguageModel {
    private static final int BLOCK = 64;

    private final PtNDManager manager;
    private final Gpt2Config config;
    private final StepWeights weights;
    private final Program program;
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
        this.weights = new StepWeights(config, checkpoint, manager, precision);
        this.program = Program.compile(
                manager, StepWeights.weightType(precision), "linear-" + precision.label() + ".py", "step.py");
    }

    @Override
    public Sequence open() {
        return new Cache(0);
    }

    @Override
    public List<float[]> step(List<Feed> feeds) {
        if (!threadPrepared) {
            // Of this thread: the optimiser would compile anew for every shape that a batch takes.
            JniUtils.setGraphExecutorOptimize(false);
            threadPrepared = true;
        }
        feeds.forEach(feed -> ((Cache) feed.sequence()).makeRoom(feed.tokens().length));
        float[] logits = run(feeds);
        feeds.forEach(feed -> ((Cache) feed.sequence()).length += feed.tokens().length);
        List<float[]> rows = new ArrayList<>();
        for (int row = 0; row < feeds.size(); row++) {
            rows.add(Arrays.copyOfRange(logits, row * config.vocabularySize(), (row + 1) * config.vocabularySize()));
        }
        return rows;
    }

    @Override
    public void close() {
        program.close();
        weights.close();
        manager.close();
    }

    private float[] run(List<Feed> feeds) {
        int total = feeds.stream().mapToInt(feed -> feed.tokens().length).sum();
        long[] tokens = new long[total];
        long[] positions = new long[total];
        long[] last = new long[feeds.size()];
        long[] plan = new long[2 * feeds.size()];
        PtNDArray[] caches = new PtNDArray[feeds.size()];
        int row = 0;
        for (int index = 0; index < feeds.size(); index++) {
            Cache cache = (Cache) feeds.get(index).sequence();
            int[] read = feeds.get(index).tokens();
            for (int offset = 0; offset < read.length; offset++) {
                tokens[row] = read[offset];
                positions[row++] = (long) cache.length + offset;
            }
            last[index] = row - 1L;
            plan[2 * index] = cache.length;
            plan[2 * index + 1] = read.length;
            caches[index] = cache.memory;
        }
        try (PtNDManager step = manager.newSubManager(manager.getDevice());
                IValue tokenIds = value(step, tokens);
                IValue positionIds = value(step, positions);
                IValue lengths = IValue.listFrom(plan);
                IValue lastRows = value(step, last);
                IValue memories = IValue.listFrom(caches);
                IValue epsilon = IValue.from(config.normEpsilon());
                IValue heads = IValue.from((long) config.heads());
                IValue activation = IValue.from(activationCode(config.activation()));
                IValue logits = program.run(
                        tokenIds,
                        positionIds,
                        lengths,
                        lastRows,
                        memories,
                        weights.embeddings(),
                        weights.norms(),
                        weights.weights(),
                        weights.biases(),
                        weights.scales(),
                        epsilon,
                        heads,
                        activation)) {
            return logits.toTensor(step).toFloatArray(); // (sequences, vocabulary)
        }
    }

    /** As {@code step.py} numbers them. */
    private static long activationCode(Gpt2Config.Activation activation) {
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

    /** A sequence's keys and values: (layers, 2, heads, capacity, headSize). */
    private final class Cache implements Sequence {
        private PtNDArray memory;
        private int length;

        Cache(int capacity) {
            this.memory = empty(capacity);
        }

        @Override
        public int length() {
            return length;
        }

        @Override
        public Sequence fork(int first) {
            Cache fork = new Cache(0);
            fork.memory.close();
            try (NDArray view = memory.get(":, :, :, :" + first + ", :")) {
                fork.memory = (PtNDArray) view.duplicate();
            }
            fork.memory.attach(manager);
            fork.length = first;
            return fork;
        }

        @Override
        public void truncate(int first) {
            length = first; // what lies behind is overwritten
        }

        @Override
        public void close() {
            memory.close();
        }

        /** Grows by doubling, in whole blocks, up to the model's window. */
        private void makeRoom(int more) {
            int capacity = (int) memory.getShape().get(3);
            int needed = length + more;
            if (needed <= capacity) {
                return;
            }
            int blocks = (Math.max(needed, 2 * capacity) + BLOCK - 1) / BLOCK;
            int grown = Math.max(needed, Math.min(blocks * BLOCK, config.positions()));
            PtNDArray old = memory;
            try (PtNDArray added = empty(grown - capacity)) {
                memory = (PtNDArray) old.concat(added, 3);
            }
            memory.attach(manager);
            old.close();
        }

        private PtNDArray empty(int capacity) {
            return (PtNDArray) manager.zeros(
                    new Shape(config.layers(), 2, config.heads(), capacity, config.headSize()), DataType.FLOAT32);
        }
    }
}

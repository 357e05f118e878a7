package dev.resonance.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import dev.resonance.model.Checkpoint;
import dev.resonance.model.Gpt2Config;
import dev.resonance.model.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A model's weights in the form that the step program takes, packed once, as many tensors at a time as there are
 * processors, so that a second copy of more than those never exists. 32-bit embeddings stay where the file is mapped.
 *
 * <p>A tensor that DJL makes from a buffer lives in that buffer's memory. So the packing programs copy all they keep:
 * what they are given is gone when they return.
 */
final class StepWeights implements AutoCloseable {
    private final Gpt2Config config;
    private final Checkpoint checkpoint;
    private final PtNDManager manager;
    private final WeightFormat format;
    private final Queue<IValue> owned = new ConcurrentLinkedQueue<>();

    private final IValue embeddings;
    private final IValue norms;
    private final IValue weights;
    private final IValue biases;
    private final IValue scales;

    /**
     * @param manager owns the tensors and decides on the device
     * @throws dev.resonance.model.ModelLoadException if a tensor is missing or has another shape
     */
    StepWeights(Gpt2Config config, Checkpoint checkpoint, PtNDManager manager, WeightFormat format) {
        this.config = config;
        this.checkpoint = checkpoint;
        this.manager = manager;
        this.format = format;
        checkpoint.progress().expect(weightsToPack());
        PtNDArray tokenEmbedding = tensor(manager, "wte.weight", config.vocabularySize(), config.width());
        PtNDArray positionEmbedding = tensor(manager, "wpe.weight", config.positions(), config.width());
        this.embeddings = own(IValue.listFrom(tokenEmbedding, positionEmbedding));
        this.norms = own(IValue.listFrom(normTensors()));
        List<Layer> packed = packAll(tokenEmbedding);
        this.weights = own(IValue.listFrom(
                packed.stream().flatMap(layer -> layer.weights().stream()).toArray(IValue[]::new)));
        this.biases = own(IValue.listFrom(packed.stream().map(Layer::bias).toArray(IValue[]::new)));
        this.scales = own(IValue.listFrom(IntStream.range(0, config.layers())
                .mapToDouble(config::attentionScale)
                .toArray()));
    }

    /** Token and position embedding: (vocabulary, width), (positions, width). */
    IValue embeddings() {
        return embeddings;
    }

    /** Gain and bias of each normalisation, in the order of their use. */
    IValue norms() {
        return norms;
    }

    /** The packed weights of each linear layer, four a block, in the order of their use, and the head's; two each in int4. */
    IValue weights() {
        return weights;
    }

    /** The biases beside them. */
    IValue biases() {
        return biases;
    }

    /** What each layer's attention scores are multiplied with. */
    IValue scales() {
        return scales;
    }

    @Override
    public void close() {
        owned.forEach(IValue::close);
    }

    private long weightsToPack() {
        long width = config.width();
        long layer = 4 * width * width + 2 * width * config.innerWidth();
        return config.layers() * layer + config.vocabularySize() * width;
    }

    /** All linear layers in the order of their use, the head last; packed by all processors, the head first. */
    private List<Layer> packAll(PtNDArray tokenEmbedding) {
        try (Program pack = Program.compile(manager, format.weightType(), List.of(format.packing()));
                Program headPack = Program.compile(manager, format.weightType(), List.of(format.headPacking()))) {
            List<Supplier<Layer>> works = new ArrayList<>();
            works.add(() -> packHead(headPack, tokenEmbedding));
            for (int block = 0; block < config.layers(); block++) {
                addBlock(works, pack, "h." + block + ".");
            }
            List<Layer> layers = new ArrayList<>(NativeLoading.all("resonance-packing", works));
            Collections.rotate(layers, -1);
            return layers;
        }
    }

    private void addBlock(List<Supplier<Layer>> works, Program pack, String prefix) {
        int width = config.width();
        int inner = config.innerWidth();
        works.add(() -> packLinear(pack, prefix + "attn.c_attn", width, 3 * width));
        works.add(() -> packLinear(pack, prefix + "attn.c_proj", width, width));
        works.add(() -> packLinear(pack, prefix + "mlp.c_fc", width, inner));
        works.add(() -> packLinear(pack, prefix + "mlp.c_proj", inner, width));
    }

    private Layer packLinear(Program pack, String name, int in, int out) {
        try (PtNDManager load = manager.newSubManager(manager.getDevice())) {
            List<IValue> packed =
                    pack(pack, tensor(load, name + ".weight", in, out).transpose()); // (out, in)
            checkpoint.progress().add((long) in * out);
            return new Layer(packed, own(IValue.from(tensor(manager, name + ".bias", out))));
        }
    }

    private Layer packHead(Program pack, PtNDArray tokenEmbedding) {
        NDArray noBias = manager.zeros(new Shape(config.vocabularySize()), DataType.FLOAT32);
        Layer head = new Layer(packHeadWeight(pack, tokenEmbedding), own(IValue.from((PtNDArray) noBias)));
        checkpoint.progress().add((long) config.vocabularySize() * config.width());
        return head;
    }

    private List<IValue> packHeadWeight(Program pack, PtNDArray tokenEmbedding) {
        if (!config.tiedHead() || checkpoint.ownHead()) {
            try (PtNDManager load = manager.newSubManager(manager.getDevice())) {
                return pack(pack, tensor(load, "lm_head.weight", config.vocabularySize(), config.width()));
            }
        }
        return format == WeightFormat.FP32
                ? List.of(own(IValue.from(tokenEmbedding))) // used as it is: no second copy
                : pack(pack, tokenEmbedding);
    }

    /** (out, in) in the form that this format's program multiplies with: one value, or two in 4 bits. */
    private List<IValue> pack(Program pack, PtNDArray weight) {
        try (IValue value = IValue.from(weight)) {
            IValue result = own(pack.run(value));
            return format == WeightFormat.INT4
                    ? Arrays.stream(result.toIValueTuple()).map(this::own).toList()
                    : List.of(result);
        }
    }

    private PtNDArray[] normTensors() {
        List<String> names = new ArrayList<>();
        for (int layer = 0; layer < config.layers(); layer++) {
            names.add("h." + layer + ".ln_1");
            names.add("h." + layer + ".ln_2");
        }
        names.add("ln_f");
        return names.stream()
                .flatMap(name -> Stream.of(name + ".weight", name + ".bias"))
                .map(name -> tensor(manager, name, config.width()))
                .toArray(PtNDArray[]::new);
    }

    private PtNDArray tensor(NDManager owner, String name, Integer... shape) {
        Tensor stored = checkpoint.tensor(name, shape);
        Shape dimensions =
                new Shape(Arrays.stream(shape).mapToLong(Integer::longValue).toArray());
        NDArray tensor = stored.mappedFloats()
                .map(mapped -> owner.create(mapped, dimensions, DataType.FLOAT32))
                .orElseGet(() -> owner.create(stored.floats(), dimensions));
        return (PtNDArray) tensor;
    }

    private IValue own(IValue value) {
        owned.add(value);
        return value;
    }

    /** A linear layer's packed weight, one value or two, and its bias. */
    private record Layer(List<IValue> weights, IValue bias) {}
}

package dev.resonance.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import dev.resonance.model.Checkpoint;
import dev.resonance.model.Gpt2Config;
import dev.resonance.model.Gpt2Tensors;
import dev.resonance.model.Tensor;
import dev.resonance.training.LoraOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A model's weights in the form that the learning program takes. All of them are trained, or those of adapters beside
 * them; frozen ones in 32 bits stay where the file is mapped.
 */
final class LearnerWeights {
    private final Gpt2Config config;
    private final Checkpoint checkpoint;
    private final PtNDManager manager;
    private final LearnerFormat format;
    private final boolean ownHead;
    private final Map<String, PtNDArray> trained = new LinkedHashMap<>();
    private final NDList inputs = new NDList();

    /**
     * @param lora the adapters to train; empty: all weights are trained, in 32 bits
     * @param manager owns the tensors and decides on the device
     * @param seed of what the adapters begin with
     * @throws dev.resonance.model.ModelLoadException if a tensor is missing or has another shape
     */
    LearnerWeights(
            Gpt2Config config,
            Checkpoint checkpoint,
            Optional<LoraOptions> lora,
            LearnerFormat format,
            PtNDManager manager,
            long seed) {
        this.config = config;
        this.checkpoint = checkpoint;
        this.manager = manager;
        this.format = format;
        this.ownHead = !config.tiedHead() || checkpoint.ownHead();
        Map<String, List<Integer>> shapes = Gpt2Tensors.shapes(config, ownHead);
        if (lora.isEmpty()) {
            try (Program copy = Program.compile(manager, "Tensor", LearnerFormat.FP32.packing())) {
                shapes.forEach((name, shape) ->
                        trained.put(name, pack(copy, name, shape).getFirst()));
            }
        }
        Function<String, PtNDArray> tensors = lora.isEmpty()
                ? name -> present(trained.get(name))
                : name -> stored(manager, name, present(shapes.get(name)));
        PtNDArray tokens = tensors.apply("wte.weight");
        PtNDArray head = ownHead ? tensors.apply("lm_head.weight") : tokens;
        addInputs("embeddings[]", List.of(tokens, tensors.apply("wpe.weight"), head));
        addInputs("norms[]", normNames().stream().map(tensors).toList());
        boolean asStored = lora.isEmpty() || format == LearnerFormat.FP32;
        addInputs(
                "weights[]",
                asStored ? linearNames(".weight").stream().map(tensors).toList() : packed(shapes));
        addInputs("biases[]", linearNames(".bias").stream().map(tensors).toList());
        addInputs("adapters[]", adapters(lora, new SplittableRandom(seed)));
    }

    /** What is trained, by name: what stands before the blocks, block after block, and what stands after. */
    Map<String, PtNDArray> trained() {
        return trained;
    }

    /** How many trained tensors stand before the blocks: none where only adapters are trained. */
    int before() {
        return trained.containsKey("wte.weight") ? (ownHead ? 3 : 2) : 0;
    }

    /** How many trained tensors each block has. */
    int each() {
        int after = before() == 0 ? 0 : 2;
        return (trained.size() - before() - after) / config.layers();
    }

    /** Which of the trained tensors is the output layer, if any is. */
    int headIndex() {
        return ownHead ? 2 : 0;
    }

    /** As the program takes them: embeddings, norms, weights, biases, adapters. */
    NDList inputs() {
        return inputs;
    }

    /** An array has one name, so one in two lists is named twice: as two arrays of the same numbers. */
    static PtNDArray named(String name, PtNDArray tensor, PtNDManager owner) {
        try (IValue value = IValue.from(tensor)) {
            PtNDArray alias = value.toTensor(owner);
            alias.setName(name);
            return alias;
        }
    }

    private void addInputs(String name, List<PtNDArray> tensors) {
        tensors.forEach(tensor -> inputs.add(named(name, tensor, manager)));
    }

    private List<String> normNames() {
        Stream<String> blocks = IntStream.range(0, config.layers())
                .boxed()
                .flatMap(layer -> Stream.of("h." + layer + ".ln_1", "h." + layer + ".ln_2"));
        return Stream.concat(blocks, Stream.of("ln_f"))
                .flatMap(name -> Stream.of(name + ".weight", name + ".bias"))
                .toList();
    }

    private List<String> linearNames(String ending) {
        return IntStream.range(0, config.layers())
                .boxed()
                .flatMap(layer -> Gpt2Tensors.LINEAR_LAYERS.stream().map(name -> "h." + layer + "." + name + ending))
                .toList();
    }

    /** Two for each linear layer of the model, empty ones where it gets no adapter. */
    private List<PtNDArray> adapters(Optional<LoraOptions> lora, SplittableRandom random) {
        List<PtNDArray> all = new ArrayList<>();
        List<String> adapted = lora.map(LoraOptions::layers).orElse(List.of());
        for (int layer = 0; layer < config.layers(); layer++) {
            for (String name : Gpt2Tensors.LINEAR_LAYERS) {
                PtNDArray down = zeros(0);
                PtNDArray up = down;
                if (adapted.contains(name)) {
                    List<Integer> shape = Gpt2Tensors.linearShape(name, config);
                    int rank = lora.orElseThrow().rank();
                    down = uniform(rank, shape.getFirst(), random);
                    up = zeros(shape.getLast(), rank);
                    trained.put("h." + layer + "." + name + ".lora_A.weight", down);
                    trained.put("h." + layer + "." + name + ".lora_B.weight", up);
                }
                all.add(down);
                all.add(up);
            }
        }
        return all;
    }

    /** (rank, in), Kaiming-uniform with a = √5, as PEFT begins: evenly between ± 1 / √in. */
    private PtNDArray uniform(int rank, int in, SplittableRandom random) {
        float[] numbers = new float[rank * in];
        double bound = 1 / Math.sqrt(in);
        for (int index = 0; index < numbers.length; index++) {
            numbers[index] = (float) (bound * (2 * random.nextDouble() - 1));
        }
        return (PtNDArray) manager.create(numbers, new Shape(rank, in));
    }

    private PtNDArray zeros(long... shape) {
        return (PtNDArray) manager.zeros(new Shape(shape), DataType.FLOAT32);
    }

    private List<PtNDArray> packed(Map<String, List<Integer>> shapes) {
        try (Program pack = Program.compile(manager, "Tensor", format.packing())) {
            return linearNames(".weight").stream()
                    .flatMap(name -> pack(pack, name, present(shapes.get(name))).stream())
                    .toList();
        }
    }

    /** The program's copies of a stored weight, in its form. */
    private List<PtNDArray> pack(Program pack, String name, List<Integer> shape) {
        try (PtNDManager load = manager.newSubManager(manager.getDevice())) {
            NDList parts = pack.learn(new NDList(stored(load, name, shape)));
            parts.attach(manager);
            return parts.stream().map(PtNDArray.class::cast).toList();
        }
    }

    private PtNDArray stored(NDManager owner, String name, List<Integer> shape) {
        Tensor stored = checkpoint.tensor(name, shape.toArray(Integer[]::new));
        Shape dimensions =
                new Shape(shape.stream().mapToLong(Integer::longValue).toArray());
        NDArray tensor = stored.mappedFloats()
                .map(mapped -> owner.create(mapped, dimensions, DataType.FLOAT32))
                .orElseGet(() -> owner.create(stored.floats(), dimensions));
        return (PtNDArray) tensor;
    }

    private static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}

package dev.resonance.gpt2;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;
import dev.resonance.model.ModelLoadException;
import dev.resonance.model.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What is trained, and beside each tensor its gradient and AdamW's two averages. */
final class TrainedTensors implements AutoCloseable {
    private static final String MEAN = ".exp_avg";
    private static final String SQUARE = ".exp_avg_sq";

    private final Map<String, PtNDArray> tensors;
    private final Map<String, PtNDArray> gradients = new LinkedHashMap<>();
    private final Map<String, PtNDArray> memory = new LinkedHashMap<>();
    private final NDList inputs = new NDList();
    private final PtNDManager manager;
    private final Program copy;
    private final List<IValue> lists;

    /** @param manager owns the gradients and averages */
    TrainedTensors(Map<String, PtNDArray> tensors, PtNDManager manager) {
        this.tensors = tensors;
        this.manager = manager;
        tensors.forEach((name, tensor) -> {
            gradients.put(name, zeros(tensor));
            memory.put(name + MEAN, zeros(tensor));
            memory.put(name + SQUARE, zeros(tensor));
        });
        tensors.values().forEach(tensor -> inputs.add(LearnerWeights.named("trained[]", tensor, manager)));
        gradients.values().forEach(tensor -> inputs.add(LearnerWeights.named("gradients[]", tensor, manager)));
        this.copy = Program.compile(manager, "Tensor", List.of("copy.py"));
        this.lists = Stream.concat(lists(this::isMatrix).stream(), lists(name -> !isMatrix(name)).stream())
                .toList();
    }

    /** The tensors in the order in which they were given, and their gradients, as the program takes them. */
    NDList inputs() {
        return inputs;
    }

    /**
     * Tensors, gradients and both averages of the matrices, which decay, and then of the others, biases and
     * normalisations.
     */
    List<IValue> forOptimizer() {
        return lists;
    }

    Map<String, Tensor> weights() {
        return readLater(tensors);
    }

    Map<String, Tensor> memory() {
        return readLater(memory);
    }

    /** The gradients since the last update. */
    Map<String, Tensor> gradientValues() {
        return readLater(gradients);
    }

    /**
     * @throws ModelLoadException if one is missing or has another shape
     */
    void restore(Map<String, ? extends Tensor> values, Map<String, ? extends Tensor> averages) {
        tensors.forEach((name, tensor) -> restore(name, tensor, values));
        memory.forEach((name, tensor) -> restore(name, tensor, averages));
    }

    @Override
    public void close() {
        lists.forEach(IValue::close);
        copy.close();
    }

    private void restore(String name, PtNDArray tensor, Map<String, ? extends Tensor> values) {
        Tensor value = values.get(name);
        if (value == null || !value.shape().equals(shape(tensor))) {
            throw new ModelLoadException("the checkpoint has no tensor " + name + " of the shape " + shape(tensor)
                    + ": was it made with the same model and options?");
        }
        try (PtNDManager temporary = manager.newSubManager(manager.getDevice());
                IValue to = IValue.from(tensor);
                IValue from = IValue.from((PtNDArray) temporary.create(value.floats(), tensor.getShape()));
                IValue done = copy.run(to, from)) {
            Objects.requireNonNull(done);
        }
    }

    private List<IValue> lists(Predicate<String> group) {
        List<String> names = tensors.keySet().stream().filter(group).toList();
        return List.of(
                list(tensors, names, ""),
                list(gradients, names, ""),
                list(memory, names, MEAN),
                list(memory, names, SQUARE));
    }

    private boolean isMatrix(String name) {
        PtNDArray tensor = tensors.get(name);
        return tensor != null && tensor.getShape().dimension() > 1;
    }

    private PtNDArray zeros(PtNDArray like) {
        return (PtNDArray) manager.zeros(like.getShape(), DataType.FLOAT32);
    }

    private static IValue list(Map<String, PtNDArray> from, List<String> names, String ending) {
        return IValue.listFrom(names.stream()
                .map(name -> Objects.requireNonNull(from.get(name + ending)))
                .toArray(PtNDArray[]::new));
    }

    private static Map<String, Tensor> readLater(Map<String, PtNDArray> from) {
        Map<String, Tensor> values = new LinkedHashMap<>();
        from.forEach((name, tensor) -> values.put(name, Tensor.of(shape(tensor), tensor::toFloatArray)));
        return values;
    }

    private static List<Integer> shape(PtNDArray tensor) {
        Shape shape = tensor.getShape();
        return Arrays.stream(shape.getShape()).mapToObj(Math::toIntExact).toList();
    }
}

package dev.resonance.model;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Reads the pickles of state dicts, and nothing else: tensors, numbers, texts, lists and dictionaries. A name in a
 * pickle is compared with a list of eight and never looked up; anything else ends the reading. For one thread, one use.
 */
final class Unpickler {
    private static final int MOST_OBJECTS = 1_000_000;
    private static final int MOST_TENSORS = 100_000;
    private static final Object MARK = new Object();

    private final String place;
    private final ByteBuffer input;
    private final Storages storages;
    private final List<Object> stack = new ArrayList<>();
    private final Map<Integer, Object> memo = new HashMap<>();
    private int objects;
    private int tensors;

    /** What a pickle says of a storage: its type, its name in the archive, and how many numbers it has. */
    record Storage(TensorType type, String key, long count) {}

    /** Makes a tensor over a part of a storage. */
    interface Storages {
        Tensor tensor(Storage storage, long offset, List<Integer> shape, List<Long> strides);
    }

    private enum Global {
        ORDERED_DICT,
        REBUILD_TENSOR,
        REBUILD_PARAMETER
    }

    /** A storage whose numbers no GPT-2 computes with: masks and counters. Its tensors are left out. */
    private enum Ignored {
        STORAGE,
        TENSOR
    }

    Unpickler(String place, byte[] pickle, Storages storages) {
        this.place = place;
        this.input = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
        this.storages = storages;
    }

    /**
     * The pickled object.
     *
     * @throws ModelLoadException if it holds anything that is not allowed, or is damaged
     */
    Object load() {
        try {
            while (true) {
                int start = input.position();
                int opcode = input.get() & 0xff;
                if (opcode == '.') {
                    return pop();
                }
                run(opcode, start);
            }
        } catch (BufferUnderflowException
                | IndexOutOfBoundsException
                | ClassCastException
                | ArithmeticException
                | IllegalArgumentException
                | UnsupportedOperationException
                | NullPointerException
                | NoSuchElementException e) {
            throw new ModelLoadException(place + " is refused: its pickle is damaged at byte " + input.position(), e);
        }
    }

    private void run(int opcode, int start) {
        switch (opcode) {
            case 0x80 -> require(input.get() <= 5, "is of a newer pickle protocol");
            case 'c' -> push(global(line(), line()));
            case ')' -> push(List.of());
            case 0x85 -> push(tuple(1));
            case 0x86 -> push(tuple(2));
            case 0x87 -> push(tuple(3));
            case 't' -> push(toMark());
            case '(' -> push(MARK);
            case 'X' -> push(text(input.getInt()));
            case 'J' -> push((long) input.getInt());
            case 'K' -> push((long) (input.get() & 0xff));
            case 'M' -> push((long) (input.getShort() & 0xffff));
            case 0x8a -> push(wholeNumber(input.get() & 0xff));
            case 'G' -> push(input.order(ByteOrder.BIG_ENDIAN).getDouble());
            case 'q' -> remember(input.get() & 0xff);
            case 'r' -> remember(input.getInt());
            case 'h' -> push(remembered(input.get() & 0xff));
            case 'j' -> push(remembered(input.getInt()));
            case 'Q' -> push(storage((List<?>) pop()));
            case 0x88 -> push(true);
            case 0x89 -> push(false);
            case 'N' -> push(Optional.empty());
            case '}' -> push(new LinkedHashMap<Object, Object>());
            case ']' -> push(new ArrayList<Object>());
            case 's' -> putAll(tuple(2));
            case 'u' -> putAll(toMark());
            case 'a' -> append(tuple(1));
            case 'e' -> append(toMark());
            case 'R' -> reduce((List<?>) pop());
            case 'b' -> pop(); // an ordered dictionary's attributes: a version number
            default ->
                throw refused("its pickle has the instruction 0x" + Integer.toHexString(opcode) + " at byte " + start
                        + ", which no state dict needs: save model.state_dict() instead");
        }
        input.order(ByteOrder.LITTLE_ENDIAN);
    }

    private Object global(String module, String name) {
        return switch (module + " " + name) {
            case "collections OrderedDict" -> Global.ORDERED_DICT;
            case "torch._utils _rebuild_tensor_v2" -> Global.REBUILD_TENSOR;
            case "torch._utils _rebuild_parameter" -> Global.REBUILD_PARAMETER;
            case "torch FloatStorage" -> TensorType.FLOAT32;
            case "torch HalfStorage" -> TensorType.FLOAT16;
            case "torch BFloat16Storage" -> TensorType.BFLOAT16;
            case "torch DoubleStorage",
                    "torch LongStorage",
                    "torch IntStorage",
                    "torch ShortStorage",
                    "torch CharStorage",
                    "torch ByteStorage",
                    "torch BoolStorage" -> Ignored.STORAGE;
            default ->
                throw refused("its pickle names " + Shown.of(module + "." + name)
                        + ", which is not run: save model.state_dict() instead");
        };
    }

    private void reduce(List<?> arguments) {
        Object function = pop();
        if (!(function instanceof Global global)) {
            throw refused("its pickle calls something that is no function");
        }
        switch (global) {
            case ORDERED_DICT -> push(new LinkedHashMap<Object, Object>());
            case REBUILD_PARAMETER -> push(arguments.getFirst());
            case REBUILD_TENSOR -> push(tensor(arguments));
        }
    }

    private Object tensor(List<?> arguments) {
        require(++tensors <= MOST_TENSORS, "holds more than " + MOST_TENSORS + " tensors");
        if (arguments.getFirst() == Ignored.STORAGE) {
            return Ignored.TENSOR;
        }
        List<?> sizes = (List<?>) arguments.get(2);
        require(sizes.size() <= StoredTensor.MOST_DIMENSIONS, "has a tensor of too many dimensions");
        List<Integer> shape =
                sizes.stream().map(size -> Math.toIntExact((Long) size)).toList();
        List<Long> strides =
                ((List<?>) arguments.get(3)).stream().map(Long.class::cast).toList();
        require(
                shape.size() == strides.size()
                        && shape.stream().allMatch(size -> size > 0)
                        && strides.stream().allMatch(stride -> stride >= 0),
                "has a tensor whose shape or strides cannot be");
        return storages.tensor((Storage) arguments.getFirst(), (Long) arguments.get(1), shape, strides);
    }

    /** {@code ('storage', type, key, location, count)}. */
    private Object storage(List<?> id) {
        require(id.size() == 5 && "storage".equals(id.getFirst()), "has a reference that is no storage");
        if (id.get(1) == Ignored.STORAGE) {
            return Ignored.STORAGE;
        }
        return new Storage((TensorType) id.get(1), (String) id.get(2), (Long) id.get(4));
    }

    private void putAll(List<?> pairs) {
        @SuppressWarnings("unchecked") // only this class makes maps, and with these types
        Map<Object, Object> map = (Map<Object, Object>) top();
        require(pairs.size() % 2 == 0, "has a key without a value");
        for (int index = 0; index < pairs.size(); index += 2) {
            Object key = pairs.get(index);
            // No others: to compare tuples of tuples of the same tuples can take forever.
            require(key instanceof String || key instanceof Long, "has a key that is neither a text nor a number");
            map.put(key, pairs.get(index + 1));
        }
    }

    private void append(List<?> values) {
        @SuppressWarnings("unchecked") // only this class makes lists, and with this type
        List<Object> list = (List<Object>) top();
        list.addAll(values);
    }

    private List<Object> tuple(int size) {
        List<Object> last = stack.subList(stack.size() - size, stack.size());
        List<Object> tuple = List.copyOf(last);
        last.clear();
        return tuple;
    }

    private List<Object> toMark() {
        int mark = stack.lastIndexOf(MARK);
        List<Object> tuple = tuple(stack.size() - mark - 1);
        pop();
        return tuple;
    }

    private void remember(int key) {
        memo.put(key, top());
        require(memo.size() <= MOST_OBJECTS, "remembers more than a million objects");
    }

    private Object remembered(int key) {
        Object value = memo.get(key);
        if (value == null) {
            throw refused("its pickle refers to something that it does not hold");
        }
        return value;
    }

    private long wholeNumber(int bytes) {
        require(bytes <= Long.BYTES, "has a number of more than 64 bits");
        long value = 0;
        for (int index = 0; index < bytes; index++) {
            value |= (input.get() & 0xffL) << (8 * index);
        }
        int unused = Long.SIZE - 8 * bytes;
        return bytes == 0 ? 0 : value << unused >> unused;
    }

    private String text(int length) {
        require(length >= 0 && length <= input.remaining(), "has a text that is longer than the file");
        byte[] bytes = new byte[length];
        input.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String line() {
        int start = input.position();
        while (input.get() != '\n') {
            require(input.position() - start < 1000, "has a name of more than 1000 characters");
        }
        return new String(input.array(), start, input.position() - start - 1, StandardCharsets.UTF_8);
    }

    /** Two bytes of a pickle can make an object of sixty, so they are counted. */
    private void push(Object value) {
        require(++objects <= MOST_OBJECTS, "holds more than a million objects");
        stack.add(value);
    }

    private Object pop() {
        return stack.removeLast();
    }

    private Object top() {
        return stack.getLast();
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            throw refused("its pickle " + what);
        }
    }

    private ModelLoadException refused(String why) {
        return new ModelLoadException(place + " is refused: " + why);
    }
}

package dev.resonance.model;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The safetensors format: the header's length in eight bytes, the header in JSON, the tensors. Every number of the
 * header is checked against the file before a tensor is touched.
 *
 * @see <a href="https://github.com/huggingface/safetensors#format">the format</a>
 */
final class Safetensors {
    private static final int LENGTH_BYTES = 8;
    private static final long LONGEST_HEADER = 16L << 20; // a GPT-2 needs a hundredth
    private static final Set<String> WHOLE_NUMBERS =
            Set.of("BOOL", "U8", "I8", "U16", "I16", "U32", "I32", "U64", "I64");

    private final ModelFile file;
    private final long dataStart;
    private final JsonFile header;

    private Safetensors(ModelFile file) {
        this.file = file;
        long length = file.sizeBytes() < LENGTH_BYTES
                ? -1
                : file.slice(0, LENGTH_BYTES).getLong();
        if (length < 2 || length > LONGEST_HEADER || length > file.sizeBytes() - LENGTH_BYTES) {
            throw damaged("its header does not fit the file");
        }
        this.dataStart = LENGTH_BYTES + length;
        this.header = JsonFile.parse(file.place(), file.slice(LENGTH_BYTES, length));
    }

    /** The file's tensors by name. Tensors of whole numbers, which no GPT-2 computes with, are left out. */
    static Map<String, StoredTensor> tensors(ModelFile file) {
        return new Safetensors(file).tensors();
    }

    private Map<String, StoredTensor> tensors() {
        Map<String, StoredTensor> tensors = new HashMap<>();
        List<Span> spans = new ArrayList<>();
        for (Map.Entry<String, JsonElement> entry : header.object().entrySet()) {
            if (!entry.getKey().equals("__metadata__")) {
                read(entry.getKey(), entry.getValue(), tensors, spans);
            }
        }
        spans.sort(Comparator.comparingLong(Span::begin));
        for (int index = 1; index < spans.size(); index++) {
            if (spans.get(index).begin() < spans.get(index - 1).end()) {
                throw damaged("the tensors " + Shown.of(spans.get(index - 1).name()) + " and "
                        + Shown.of(spans.get(index).name()) + " overlap");
            }
        }
        return tensors;
    }

    private void read(String name, JsonElement entry, Map<String, StoredTensor> tensors, List<Span> spans) {
        try {
            JsonObject object = entry.getAsJsonObject();
            JsonArray offsets = object.getAsJsonArray("data_offsets");
            Span span = new Span(
                    name,
                    offsets.get(0).getAsBigInteger().longValueExact(),
                    offsets.get(1).getAsBigInteger().longValueExact());
            if (span.begin() < 0 || span.end() < span.begin() || span.end() > file.sizeBytes() - dataStart) {
                throw damaged("the tensor " + Shown.of(name) + " lies outside the file");
            }
            spans.add(span);
            List<Integer> shape = new ArrayList<>();
            for (JsonElement size : object.getAsJsonArray("shape")) {
                int dimension = size.getAsBigInteger().intValueExact();
                if (dimension < 1) {
                    throw damaged("the tensor " + Shown.of(name) + " has a dimension of " + dimension);
                }
                shape.add(dimension);
                if (shape.size() > StoredTensor.MOST_DIMENSIONS) {
                    throw damaged("the tensor " + Shown.of(name) + " has too many dimensions");
                }
            }
            String typeName = object.get("dtype").getAsString();
            if (WHOLE_NUMBERS.contains(typeName)) {
                return;
            }
            TensorType type = switch (typeName) {
                case "F32" -> TensorType.FLOAT32;
                case "F16" -> TensorType.FLOAT16;
                case "BF16" -> TensorType.BFLOAT16;
                default ->
                    throw new ModelLoadException(file.place() + ": the tensor " + Shown.of(name) + " has the type "
                            + Shown.of(typeName) + ": convert the model to F32, F16 or BF16");
            };
            StoredTensor tensor = StoredTensor.rowMajor(type, shape, file, dataStart + span.begin());
            if (Math.multiplyExact(tensor.elements(), type.sizeBytes()) != span.end() - span.begin()) {
                throw damaged("the tensor " + Shown.of(name) + " has " + (span.end() - span.begin())
                        + " bytes, which its shape " + shape + " does not need");
            }
            tensors.put(name, tensor);
        } catch (NullPointerException
                | IllegalStateException
                | UnsupportedOperationException
                | IndexOutOfBoundsException
                | ClassCastException
                | ArithmeticException
                | NumberFormatException e) {
            throw new ModelLoadException(
                    file.place() + " is damaged: its header does not describe the tensor " + Shown.of(name)
                            + ": fetch it again",
                    e);
        }
    }

    private ModelLoadException damaged(String how) {
        return new ModelLoadException(file.place() + " is damaged: " + how + ": fetch it again");
    }

    private record Span(String name, long begin, long end) {}
}

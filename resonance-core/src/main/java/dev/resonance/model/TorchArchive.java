package dev.resonance.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * A file that {@code torch.save} wrote: a zip of one pickle and a file for each storage, all of them stored as they are.
 * Nothing of it is unpacked to disk; tensors are mapped where they lie.
 */
final class TorchArchive {
    private static final long LONGEST_PICKLE = 16L << 20; // a large one needs a hundredth
    private static final long LONGEST_DIRECTORY = 1L << 20; // and a quarter of this for its directory

    private final ModelFile file;
    private final Map<String, Part> parts = new HashMap<>();

    private TorchArchive(ModelFile file) {
        this.file = file;
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new ModelFileChannel(file, LONGEST_DIRECTORY))
                .setIgnoreLocalFileHeader(false)
                .get()) {
            Collections.list(zip.getEntries()).forEach(this::add);
        } catch (ModelLoadException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // a damaged directory shows itself in many ways
            throw new ModelLoadException(
                    file.place() + " is not a zip file of PyTorch 1.6 or later: load it with Python, and save its"
                            + " state_dict() anew, best as safetensors",
                    e);
        }
        refuseOverlaps();
    }

    /** The tensors of the file's state dict by name. */
    static Map<String, Tensor> tensors(ModelFile file) {
        TorchArchive archive = new TorchArchive(file);
        Object root = new Unpickler(file.place(), archive.pickle(), archive::storage).load();
        return archive.stateDict(root);
    }

    private void add(ZipArchiveEntry entry) {
        String name = entry.getName().substring(entry.getName().indexOf('/') + 1);
        String shown = Shown.of(name);
        long offset = entry.getDataOffset();
        if (entry.getMethod() != ZipEntry.STORED) {
            throw refused("its part " + shown + " is compressed");
        }
        if (offset < 0 || entry.getSize() < 0 || entry.getSize() > file.sizeBytes() - offset) {
            throw refused("its part " + shown + " lies outside the file");
        }
        if (entry.getName().startsWith("/") || entry.getName().contains("..")) {
            throw refused("its part " + shown + " points outside the archive");
        }
        if (parts.put(name, new Part(offset, entry.getSize())) != null) {
            throw refused("its part " + shown + " is there twice");
        }
    }

    private void refuseOverlaps() {
        List<Part> inOrder = parts.values().stream()
                .filter(part -> part.size() > 0)
                .sorted(Comparator.comparingLong(Part::offset))
                .toList();
        for (int index = 1; index < inOrder.size(); index++) {
            if (inOrder.get(index).offset() < inOrder.get(index - 1).end()) {
                throw refused("two of its parts overlap");
            }
        }
    }

    private byte[] pickle() {
        if (parts.keySet().stream().anyMatch(name -> name.startsWith("code/"))) {
            throw refused("it is a TorchScript program, not a checkpoint");
        }
        Part order = parts.get("byteorder");
        if (order != null && order.size() < 16 && !text(order).strip().equals("little")) {
            throw refused("its numbers are big-endian");
        }
        Part pickle = parts.get("data.pkl");
        if (pickle == null || pickle.size() > LONGEST_PICKLE) {
            throw refused("it has no data.pkl of at most 16 MiB");
        }
        byte[] bytes = new byte[(int) pickle.size()];
        file.slice(pickle.offset(), pickle.size()).get(bytes);
        return bytes;
    }

    private String text(Part part) {
        return StandardCharsets.US_ASCII
                .decode(file.slice(part.offset(), part.size()))
                .toString();
    }

    /** A tensor over a part of a storage; every number of it comes from the pickle and is checked. */
    private Tensor storage(Unpickler.Storage storage, long offset, List<Integer> shape, List<Long> strides) {
        Part part = parts.get("data/" + storage.key());
        int size = storage.type().sizeBytes();
        if (part == null || part.size() / size != storage.count() || part.size() % size != 0) {
            throw refused(
                    "its storage " + Shown.of(storage.key()) + " is missing or has another size than the pickle says");
        }
        StoredTensor tensor = new StoredTensor(
                storage.type(), shape, strides, file, part.offset() + Math.multiplyExact(offset, size));
        if (offset < 0 || tensor.elements() > storage.count() || tensor.reach() > storage.count() - offset) {
            throw refused("a tensor of shape " + shape + " lies outside its storage " + Shown.of(storage.key()));
        }
        return tensor;
    }

    /** Training scripts put the state dict under one of a few names, beside the optimiser's. */
    private Map<String, Tensor> stateDict(Object root) {
        if (root instanceof Map<?, ?> map) {
            for (String key : List.of("model_state_dict", "state_dict", "model")) {
                if (map.get(key) instanceof Map<?, ?> inner) {
                    return tensors(inner);
                }
            }
            return tensors(map);
        }
        throw refused("it does not hold a state dict: save model.state_dict()");
    }

    private Map<String, Tensor> tensors(Map<?, ?> map) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        map.forEach((name, value) -> {
            if (name instanceof String text && value instanceof Tensor tensor) {
                tensors.put(text, tensor);
            }
        });
        if (tensors.isEmpty()) {
            throw refused("it holds no tensors: save model.state_dict()");
        }
        return tensors;
    }

    private ModelLoadException refused(String why) {
        return new ModelLoadException(file.place() + " is refused: " + why);
    }

    private record Part(long offset, long size) {
        long end() {
            return offset + size;
        }
    }
}

package dev.resonance.hub;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the hub says a model consists of. Nothing of it is trusted: files are picked by names known here, checksums and
 * commits must look like some.
 */
final class HubListing {
    private static final List<String> NEEDED = List.of("config.json", "tokenizer.json");
    private static final List<String> USEFUL =
            List.of("generation_config.json", "tokenizer_config.json", "README.md", "LICENSE");
    private static final String WHOLE = "model.safetensors";
    private static final String INDEX = "model.safetensors.index.json";
    private static final Pattern SHARD = Pattern.compile("model-\\d{5}-of-\\d{5}\\.safetensors");
    private static final String PYTORCH = "pytorch_model.bin";
    private static final long LARGEST_BYTES = 1L << 40;

    private final String place;
    private final String commit;
    private final Map<String, Sibling> siblings = new HashMap<>();

    private HubListing(String place, Answer answer) {
        this.place = place;
        if (answer.sha == null || !HubCache.isCommit(answer.sha) || answer.siblings == null) {
            throw unreadable(place, null);
        }
        String type =
                answer.config == null ? null : answer.config.get("model_type") instanceof String text ? text : null;
        if (type != null && !type.equals("gpt2")) {
            throw new HubRefusedException(place + " is no GPT-2, the one architecture that Resonance runs, but "
                    + (type.matches("[\\w.-]{1,40}") ? type : "another") + ": name another model");
        }
        this.commit = answer.sha;
        for (Sibling sibling : answer.siblings) {
            if (sibling != null && sibling.rfilename != null) {
                siblings.put(sibling.rfilename, sibling);
            }
        }
    }

    /**
     * Reads the hub's answer.
     *
     * @param place the model as messages name it
     * @throws PullFailedException if it is not an answer of a hub
     * @throws HubRefusedException if the model is nothing that Resonance can run
     */
    static HubListing parse(String place, String json) {
        try {
            Answer answer = new Gson().fromJson(json, Answer.class);
            if (answer == null) {
                throw unreadable(place, null);
            }
            return new HubListing(place, answer);
        } catch (JsonParseException | StackOverflowError e) {
            throw unreadable(place, e);
        }
    }

    String commit() {
        return commit;
    }

    /**
     * The files that Resonance reads, the small ones first.
     *
     * @throws HubRefusedException if one that it needs is not there
     */
    List<HubFile> files() {
        List<String> names = new ArrayList<>();
        for (String name : NEEDED) {
            if (!siblings.containsKey(name)) {
                throw lacks(name);
            }
            names.add(name);
        }
        USEFUL.stream().filter(siblings::containsKey).forEach(names::add);
        names.addAll(weights());
        return names.stream().map(this::file).toList();
    }

    private List<String> weights() {
        if (siblings.containsKey(WHOLE)) {
            return List.of(WHOLE);
        }
        List<String> shards = siblings.keySet().stream()
                .filter(SHARD.asMatchPredicate())
                .sorted()
                .toList();
        if (siblings.containsKey(INDEX) && !shards.isEmpty()) {
            List<String> all = new ArrayList<>(List.of(INDEX));
            all.addAll(shards);
            return all;
        }
        if (siblings.containsKey(PYTORCH)) {
            return List.of(PYTORCH);
        }
        throw lacks(WHOLE + " or " + PYTORCH);
    }

    private HubFile file(String name) {
        Sibling sibling = siblings.get(name);
        Lfs lfs = sibling == null ? null : sibling.lfs;
        Optional<Checksum> checksum = lfs == null
                ? Optional.ofNullable(sibling == null ? null : sibling.blobId)
                        .flatMap(hex -> Checksum.of(Checksum.Kind.GIT_BLOB, hex))
                : Optional.ofNullable(lfs.sha256).flatMap(hex -> Checksum.of(Checksum.Kind.SHA256, hex));
        Long size = lfs != null && lfs.size != null ? lfs.size : sibling == null ? null : sibling.size;
        if (checksum.isEmpty() || size == null || size < 0 || size > LARGEST_BYTES) {
            throw new PullFailedException("the hub names no size and checksum of " + name + " of " + place
                    + " that can be: check HF_ENDPOINT");
        }
        return new HubFile(name, size, checksum.get());
    }

    private HubRefusedException lacks(String name) {
        return new HubRefusedException(
                place + " has no " + name + ", without which Resonance cannot run it: name another model");
    }

    private static PullFailedException unreadable(String place, @Nullable Throwable cause) {
        return new PullFailedException(
                "the hub's answer about " + place + " is not what a hub answers: check HF_ENDPOINT", cause);
    }

    private record Answer(
            @Nullable String sha,
            @Nullable List<@Nullable Sibling> siblings,
            @Nullable Map<String, Object> config) {}

    private record Sibling(
            @Nullable String rfilename,
            @Nullable Long size,
            @Nullable String blobId,
            @Nullable Lfs lfs) {}

    private record Lfs(@Nullable String sha256, @Nullable Long size) {}
}

package dev.resonance.hub;

import static dev.resonance.error.InvalidValueException.require;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A model's folder in the cache, laid out as the hub's own client does: {@code blobs} holds files by their checksums,
 * {@code snapshots/COMMIT} names for them, {@code refs/REVISION} the commit of a branch or tag.
 *
 * @param model whose folder it is
 * @param folder {@code $HF_HOME/hub/models--ORG--NAME}
 */
public record HubCache(HubModelId model, Path folder) {
    /** The branch that is meant where none is named. */
    public static final String MAIN = "main";

    private static final Pattern FOLDER = Pattern.compile("models--([A-Za-z0-9_.-]+?)--([A-Za-z0-9_.-]+)");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern REVISION = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_./-]{0,199}");
    private static final long LONGEST_REF = 100;

    public HubCache {
        folder = folder.toAbsolutePath().normalize();
    }

    /** The model's folder, whether it is there or not. */
    public static HubCache of(HubModelId model, HubOptions options) {
        return new HubCache(model, options.cache().resolve(model.folder()));
    }

    /** The cache that a folder is, by its name; empty where it has another. */
    public static Optional<HubCache> at(Path folder) {
        Matcher matcher = FOLDER.matcher(
                String.valueOf(folder.toAbsolutePath().normalize().getFileName()));
        return matcher.matches()
                ? Optional.of(new HubCache(new HubModelId(matcher.group(1), matcher.group(2)), folder))
                : Optional.empty();
    }

    /** All that are in the cache, by name; whether they are whole, {@link #snapshot} says. */
    public static List<HubCache> all(HubOptions options) {
        try (Stream<Path> folders = Files.list(options.cache())) {
            return folders.sorted().map(HubCache::at).flatMap(Optional::stream).toList();
        } catch (IOException e) {
            return List.of(); // nothing has been pulled yet, or not by this person
        }
    }

    /**
     * The directory of a pulled model; empty where it was not pulled.
     *
     * @param revision a branch, a tag or a commit
     * @throws dev.resonance.error.InvalidValueException if the revision cannot be one
     */
    public Optional<Path> snapshot(String revision) {
        return commit(revision).map(this::snapshotOf).filter(Files::isDirectory);
    }

    Path snapshotOf(String commit) {
        return folder.resolve("snapshots").resolve(commit);
    }

    Path blob(String checksum) {
        return folder.resolve("blobs").resolve(checksum);
    }

    Path ref(String revision) {
        return folder.resolve("refs").resolve(checked(revision));
    }

    static boolean isCommit(String text) {
        return COMMIT.matcher(text).matches();
    }

    /** A revision becomes part of a path and of an address. */
    static String checked(String revision) {
        require(
                REVISION.matcher(revision).matches()
                        && !revision.contains("..")
                        && !revision.contains("//")
                        && !revision.endsWith("/"),
                "the revision",
                revision,
                "a branch, a tag or a commit");
        return revision;
    }

    private Optional<String> commit(String revision) {
        Path ref = ref(revision);
        try {
            if (Files.isRegularFile(ref) && Files.size(ref) <= LONGEST_REF) {
                return Optional.of(Files.readString(ref).strip()).filter(HubCache::isCommit);
            }
        } catch (IOException e) {
            return Optional.empty(); // a model that cannot be read has not been pulled by this person
        }
        return Optional.of(revision).filter(HubCache::isCommit);
    }
}

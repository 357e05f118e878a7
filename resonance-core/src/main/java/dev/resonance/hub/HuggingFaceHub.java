package dev.resonance.hub;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/**
 * The Hugging Face hub. Models that it pulls lie where the hub's own client looks for them, and those that the other has
 * pulled are found. Thread-safe; holds nothing open between pulls.
 */
public final class HuggingFaceHub {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int LARGEST_LISTING = 16 << 20;

    private final HubOptions options;
    private final Duration patience;
    private final Duration pause;

    private HuggingFaceHub(HubOptions options, Duration patience, Duration pause) {
        this.options = options;
        this.patience = patience;
        this.pause = pause;
    }

    public static HuggingFaceHub of(HubOptions options) {
        return new HuggingFaceHub(options, PATIENCE, PAUSE);
    }

    /** The same with less patience, for tests. */
    static HuggingFaceHub hasty(HubOptions options, Duration patience) {
        return new HuggingFaceHub(options, patience, Duration.ofMillis(1));
    }

    /**
     * Fetches the files of a GPT-2 that Resonance reads, and those only: configuration, tokenizer, weights, card. What is
     * there already is checked and kept, what an interrupted pull left is completed. The revision leads to the new
     * files only when all of them are there.
     *
     * @param revision a branch, a tag or a commit; {@link HubCache#MAIN} is the newest
     * @throws HubRefusedException if the hub has no such model or does not give it, or Resonance could not run it
     * @throws PullFailedException if the network, the hub or the disk fails
     * @throws dev.resonance.error.InvalidValueException if the revision cannot be one
     */
    public PulledModel pull(HubModelId model, String revision, PullListener listener) {
        Refusals refusals = new Refusals(model, HubCache.checked(revision), options);
        HubCache cache = HubCache.of(model, options);
        try (HubClient client = new HubClient(options, patience)) {
            HubListing listing = listing(client, refusals);
            List<HubFile> files = listing.files();
            FileDownload.Tools tools = new FileDownload.Tools(client, refusals, listener, pause);
            Path directory = cache.snapshotOf(listing.commit());
            prepare(cache, files);
            for (HubFile file : files) {
                Path blob = cache.blob(file.checksum().hex());
                if (!isWhole(file, blob)) {
                    String path = "/" + model + "/resolve/" + listing.commit() + "/" + file.name();
                    new FileDownload(tools, file, path).to(blob);
                } else {
                    listener.on(new PullEvent.Started(file.name(), file.sizeBytes(), file.sizeBytes()));
                    listener.on(new PullEvent.Finished(file.name(), file.sizeBytes()));
                }
                place(blob, directory.resolve(file.name()));
            }
            if (!revision.equals(listing.commit())) {
                write(cache.ref(revision), listing.commit());
            }
            return new PulledModel(model, listing.commit(), directory);
        }
    }

    private HubListing listing(HubClient client, Refusals refusals) {
        String revision = URLEncoder.encode(refusals.revision(), StandardCharsets.UTF_8);
        try {
            HttpResponse<InputStream> response =
                    client.get("/api/models/" + refusals.model() + "/revision/" + revision + "?blobs=true", 0);
            try (InputStream body = response.body()) {
                if (response.statusCode() != 200) {
                    throw refusals.of(response);
                }
                return HubListing.parse(refusals.model().toString(), text(client, body));
            }
        } catch (IOException e) {
            throw refusals.unreachable(e);
        }
    }

    private static String text(HubClient client, InputStream body) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 14];
        for (int count = client.read(body, buffer); count >= 0; count = client.read(body, buffer)) {
            text.write(buffer, 0, count);
            if (text.size() > LARGEST_LISTING) {
                throw new PullFailedException("the hub's answer has no end: check HF_ENDPOINT");
            }
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    /** Makes the folders, and looks whether the disk has room before it is full. */
    private static void prepare(HubCache cache, List<HubFile> files) {
        Path blobs = cache.folder().resolve("blobs");
        try {
            Files.createDirectories(blobs);
            long missing = 0;
            for (HubFile file : files) {
                Path blob = cache.blob(file.checksum().hex());
                Path partial = FileDownload.partial(blob);
                long present = Files.isRegularFile(blob)
                        ? Files.size(blob)
                        : Files.isRegularFile(partial) ? Files.size(partial) : 0;
                missing += Math.max(0, file.sizeBytes() - present);
            }
            long free = Files.getFileStore(blobs).getUsableSpace();
            if (missing > free) {
                throw new PullFailedException("the model needs " + missing + " bytes more, but " + blobs
                        + " has room for " + free + ": make room, or set HF_HOME to another disk");
            }
        } catch (IOException e) {
            throw FileDownload.unwritable(blobs, e);
        }
    }

    private static boolean isWhole(HubFile file, Path blob) {
        try {
            if (Files.isRegularFile(blob)
                    && Files.size(blob) == file.sizeBytes()
                    && file.checksum().matches(blob)) {
                return true;
            }
            Files.deleteIfExists(blob);
            return false;
        } catch (IOException e) {
            throw FileDownload.unwritable(blob, e);
        }
    }

    private static void place(Path blob, Path name) {
        try {
            SnapshotLinks.ofSystem().place(blob, name);
        } catch (IOException e) {
            throw FileDownload.unwritable(name, e);
        }
    }

    private static void write(Path ref, String commit) {
        try {
            Files.createDirectories(ref.toAbsolutePath().getParent());
            Path fresh = ref.resolveSibling(ref.getFileName() + ".incomplete");
            Files.writeString(fresh, commit);
            Files.move(fresh, ref, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw FileDownload.unwritable(ref, e);
        }
    }
}

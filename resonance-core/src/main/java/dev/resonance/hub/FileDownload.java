package dev.resonance.hub;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * Brings one file to its place among the blobs: what has arrived stays in {@code CHECKSUM.incomplete}, so that it goes on
 * from there after a cut connection, in the same pull or in a later one. For one thread, one use.
 */
final class FileDownload {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int MOST_FAILURES = 4;
    private static final long PROGRESS_BYTES = 1 << 20;

    private final Tools tools;
    private final HubFile file;
    private final String path;

    /**
     * What all files of a pull are fetched with.
     *
     * @param pause before another attempt
     */
    record Tools(HubClient client, Refusals refusals, PullListener listener, Duration pause) {}

    /** @param path of the file at the hub */
    FileDownload(Tools tools, HubFile file, String path) {
        this.tools = tools;
        this.file = file;
        this.path = path;
    }

    static Path partial(Path blob) {
        return blob.resolveSibling(blob.getFileName() + ".incomplete");
    }

    /** Fetches what is missing, checks the whole and moves it to {@code blob}. */
    void to(Path blob) {
        Path partial = partial(blob);
        try {
            try (FileChannel output = FileChannel.open(partial, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = lock(output)) {
                if (lock == null) {
                    throw new PullFailedException("another program is fetching " + file.name() + " of "
                            + tools.refusals().model() + ": let it finish, then try again");
                }
                if (output.size() > file.sizeBytes()) {
                    output.truncate(0);
                }
                tools.listener().on(new PullEvent.Started(file.name(), file.sizeBytes(), output.size()));
                receive(output, partial);
            }
            if (!file.checksum().matches(partial)) {
                Files.delete(partial);
                throw new PullFailedException(
                        file.name() + " of " + tools.refusals().model()
                                + " did not arrive as the hub has it, its checksum is another, and was deleted: try again");
            }
            Files.move(partial, blob, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unwritable(partial, e);
        }
        tools.listener().on(new PullEvent.Finished(file.name(), file.sizeBytes()));
    }

    private void receive(FileChannel output, Path partial) throws IOException {
        int failures = 0;
        while (output.size() < file.sizeBytes()) {
            long before = output.size();
            try {
                append(output, partial, before);
            } catch (IOException e) {
                failures = output.size() - before >= PROGRESS_BYTES ? 1 : failures + 1;
                if (failures == MOST_FAILURES || e instanceof InterruptedIOException) {
                    throw cutOff(output.size(), e);
                }
                pause(output.size(), e);
            }
        }
    }

    /** Adds what one answer brings. An exception that leaves from here came from the network. */
    private void append(FileChannel output, Path partial, long start) throws IOException {
        HttpResponse<InputStream> response = tools.client().get(path, start);
        try (InputStream body = response.body()) {
            long position = position(response, start);
            resize(output, partial, position);
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int count = tools.client().read(body, buffer);
                    count >= 0;
                    count = tools.client().read(body, buffer)) {
                if (count > file.sizeBytes() - position) {
                    throw new PullFailedException(
                            file.name() + " of " + tools.refusals().model()
                                    + " is longer than the hub says: try again, or check HF_ENDPOINT");
                }
                write(output, partial, ByteBuffer.wrap(buffer, 0, count));
                position += count;
                tools.listener().on(new PullEvent.Received(file.name(), file.sizeBytes(), position));
            }
            if (position < file.sizeBytes()) {
                throw new EOFException("it ended early");
            }
        }
    }

    /** Where the answer's first byte belongs. */
    private long position(HttpResponse<?> response, long start) throws IOException {
        int status = response.statusCode();
        if (status == 206
                && response.headers().firstValue("Content-Range").orElse("").startsWith("bytes " + start + "-")) {
            return start;
        }
        if (status == 200) {
            return 0;
        }
        if (status == 206 || status >= 500) {
            throw new IOException("it answered " + status);
        }
        throw tools.refusals().of(response);
    }

    private static void resize(FileChannel output, Path partial, long size) {
        try {
            output.truncate(size).position(size);
        } catch (IOException e) {
            throw unwritable(partial, e);
        }
    }

    private static void write(FileChannel output, Path partial, ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                output.write(bytes);
            }
        } catch (IOException e) {
            throw unwritable(partial, e);
        }
    }

    private static FileLock lock(FileChannel output) throws IOException {
        try {
            return output.tryLock();
        } catch (OverlappingFileLockException e) {
            throw new PullFailedException("this program is fetching the same file already: let it finish", e);
        }
    }

    private void pause(long present, IOException reason) {
        try {
            Thread.sleep(tools.pause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw cutOff(present, reason);
        }
    }

    private PullFailedException cutOff(long present, IOException cause) {
        return new PullFailedException(
                "the connection broke off after " + present + " of the " + file.sizeBytes() + " bytes of " + file.name()
                        + ": the same command goes on from there",
                cause);
    }

    static PullFailedException unwritable(Path path, IOException cause) {
        String reason = cause instanceof FileSystemException named && named.getReason() != null
                ? named.getReason()
                : cause instanceof FileSystemException
                        ? cause.getClass().getSimpleName().replace("Exception", "")
                        : String.valueOf(cause.getMessage());
        return new PullFailedException(
                "cannot write " + path + " (" + reason
                        + "): make room and access there, or set HF_HOME to another folder",
                cause);
    }
}

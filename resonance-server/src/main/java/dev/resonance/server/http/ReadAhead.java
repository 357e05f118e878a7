package dev.resonance.server.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.webserver.CloseConnectionException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A connection's bytes, which can be waited for while nobody wants to read them: that is how a client that goes away
 * during its answer is noticed. What comes early is kept for the next request.
 *
 * <p>One thread at a time reads; {@link #gone} may be asked by any.
 */
final class ReadAhead implements Supplier<byte @Nullable []> {
    private static final byte[] END = new byte[0];

    private final DataReader source;
    private final ClientDeadline deadline;
    private final Runnable cut;
    private volatile @Nullable CompletableFuture<byte[]> ahead;

    /** @param cut makes a read that waits fail */
    ReadAhead(DataReader source, ClientDeadline deadline, Runnable cut) {
        this.source = source;
        this.deadline = deadline;
        this.cut = cut;
    }

    /** Begins to wait for bytes; to be called when all of the request has been read. */
    void start() {
        if (ahead == null) {
            CompletableFuture<byte[]> bytes = new CompletableFuture<>();
            ahead = bytes;
            Thread.ofVirtual().name("read-ahead").start(() -> bytes.complete(read()));
        }
    }

    /** Whether the client has ended the connection; only known while waiting. */
    boolean gone() {
        CompletableFuture<byte[]> bytes = ahead;
        return bytes != null && bytes.isDone() && bytes.join() == END;
    }

    /** The next bytes, or {@code null} at the end, as Helidon expects. */
    @Override
    public byte @Nullable [] get() {
        CompletableFuture<byte[]> bytes = ahead;
        ClientDeadline.Wait wait = deadline.untilSent(cut);
        try {
            if (bytes == null) {
                return endAsNull(read());
            }
            byte[] early = bytes.get();
            ahead = null;
            return endAsNull(early);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CloseConnectionException("interrupted between requests", e);
        } catch (ExecutionException e) {
            throw new CloseConnectionException("the connection broke", e);
        } finally {
            wait.end();
        }
    }

    private byte[] read() {
        try {
            source.ensureAvailable();
            return source.readBytes(source.available());
        } catch (RuntimeException e) { // the end, and the socket's failures, come as several types
            return END;
        }
    }

    private static byte @Nullable [] endAsNull(byte[] bytes) {
        return bytes == END ? null : bytes;
    }
}

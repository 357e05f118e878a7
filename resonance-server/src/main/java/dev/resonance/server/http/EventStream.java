package dev.resonance.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Server-sent events, each written and flushed at once: {@code data:} lines and comments, an {@code event:} only with
 * data, never {@code id:} or {@code retry:}, which break OpenAI's Python client. One thread writes.
 */
public final class EventStream implements AutoCloseable {
    /** Writing that may throw what writing throws. */
    @FunctionalInterface
    private interface Write {
        void run() throws IOException;
    }

    private final OutputStream out;

    private EventStream(OutputStream out) {
        this.out = out;
    }

    /** Begins the answer: from here on its status is 200 and a failure is an event. */
    public static EventStream begin(ServerResponse response) {
        response.header(HeaderNames.CONTENT_TYPE, "text/event-stream; charset=utf-8");
        response.header(HeaderNames.CACHE_CONTROL, "no-cache");
        response.header("X-Accel-Buffering", "no");
        return new EventStream(response.outputStream());
    }

    /** Sends an event without a name. */
    public void data(String line) {
        write("data: " + line + "\n\n");
    }

    /** Sends an event with a name. */
    public void event(String name, String line) {
        write("event: " + name + "\ndata: " + line + "\n\n");
    }

    /** Sends a comment, which clients pass over, so that nobody between takes the connection for dead. */
    public void heartbeat() {
        write(":\n\n");
    }

    /** Ends the body. */
    @Override
    public void close() {
        write(out::close);
    }

    private void write(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        write(() -> {
            out.write(bytes);
            out.flush();
        });
    }

    private void write(Write write) {
        try {
            write.run();
        } catch (IOException | UncheckedIOException e) {
            throw new CloseConnectionException("the client does not read any more", e);
        }
    }
}

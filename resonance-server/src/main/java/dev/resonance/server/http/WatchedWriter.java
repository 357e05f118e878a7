package dev.resonance.server.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;

/** Writes to a connection, each time only as long as the deadline allows. As thread-safe as what it writes to. */
final class WatchedWriter implements DataWriter {
    private final DataWriter writer;
    private final ClientDeadline deadline;
    private final Runnable cut;

    WatchedWriter(DataWriter writer, ClientDeadline deadline, Runnable cut) {
        this.writer = writer;
        this.deadline = deadline;
        this.cut = cut;
    }

    @Override
    public void write(BufferData... buffers) {
        within(() -> writer.write(buffers));
    }

    @Override
    public void write(BufferData buffer) {
        within(() -> writer.write(buffer));
    }

    @Override
    public void writeNow(BufferData... buffers) {
        within(() -> writer.writeNow(buffers));
    }

    @Override
    public void writeNow(BufferData buffer) {
        within(() -> writer.writeNow(buffer));
    }

    @Override
    public void flush() {
        within(() -> writer.flush());
    }

    @Override
    public void close() {
        writer.close();
    }

    private void within(Runnable write) {
        ClientDeadline.Wait wait = deadline.untilRead(cut);
        try {
            write.run();
        } finally {
            wait.end();
        }
    }
}

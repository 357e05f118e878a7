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
        try (ClientDeadline.Wait unused = deadline.untilRead(cut)) {
            writer.write(buffers);
        }
    }

    @Override
    public void write(BufferData buffer) {
        try (ClientDeadline.Wait unused = deadline.untilRead(cut)) {
            writer.write(buffer);
        }
    }

    @Override
    public void writeNow(BufferData... buffers) {
        try (ClientDeadline.Wait unused = deadline.untilRead(cut)) {
            writer.writeNow(buffers);
        }
    }

    @Override
    public void writeNow(BufferData buffer) {
        try (ClientDeadline.Wait unused = deadline.untilRead(cut)) {
            writer.writeNow(buffer);
        }
    }

    @Override
    public void flush() {
        try (ClientDeadline.Wait unused = deadline.untilRead(cut)) {
            writer.flush();
        }
    }

    @Override
    public void close() {
        writer.close();
    }
}

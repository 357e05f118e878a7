package dev.resonance.server.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Writes to a connection, each time only as long as the deadline allows. As thread-safe as what it writes to. */
final class WatchedWriter implements DataWriter {
    private static final int PIECE_BYTES = 64 << 10;

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
        if (isSmall(buffers)) {
            within(() -> writer.write(buffers));
        } else {
            Stream.of(buffers).forEach(this::write);
        }
    }

    @Override
    public void write(BufferData buffer) {
        inPieces(buffer, writer::write);
    }

    @Override
    public void writeNow(BufferData... buffers) {
        if (isSmall(buffers)) {
            within(() -> writer.writeNow(buffers));
        } else {
            Stream.of(buffers).forEach(this::writeNow);
        }
    }

    @Override
    public void writeNow(BufferData buffer) {
        inPieces(buffer, writer::writeNow);
    }

    @Override
    public void flush() {
        within(() -> writer.flush());
    }

    @Override
    public void close() {
        writer.close();
    }

    private static boolean isSmall(BufferData... buffers) {
        return Stream.of(buffers).mapToInt(BufferData::available).sum() <= PIECE_BYTES;
    }

    /** A client that reads slowly but steadily has time for each piece. */
    private void inPieces(BufferData buffer, Consumer<BufferData> write) {
        while (buffer.available() > PIECE_BYTES) {
            byte[] piece = new byte[PIECE_BYTES];
            int read = buffer.read(piece);
            within(() -> write.accept(BufferData.create(piece, 0, read)));
        }
        within(() -> write.accept(buffer));
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

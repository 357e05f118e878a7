package dev.resonance.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.HashMap;
import java.util.Map;

/**
 * A {@link ModelFile} as a channel to read from, up to a number of bytes: whoever reads a directory of entries keeps an
 * object for each of them, and a file can claim any number. For one thread.
 */
final class ModelFileChannel implements SeekableByteChannel {
    private static final long WINDOW_BYTES = 1L << 30;

    private final ModelFile file;
    private final Map<Long, ByteBuffer> windows = new HashMap<>();
    private long allowedBytes;
    private long position;
    private boolean open = true;

    ModelFileChannel(ModelFile file, long allowedBytes) {
        this.file = file;
        this.allowedBytes = allowedBytes;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        long left = file.sizeBytes() - position;
        if (left <= 0) {
            return -1;
        }
        long index = position / WINDOW_BYTES;
        ByteBuffer window = windows.computeIfAbsent(index, this::window);
        int from = (int) (position - index * WINDOW_BYTES);
        int count = Math.min(window.capacity() - from, target.remaining());
        allowedBytes -= count;
        if (allowedBytes < 0) {
            throw new IOException("its directory is too long");
        }
        target.put(window.slice(from, count));
        position += count;
        return count;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        if (newPosition < 0) {
            throw new IllegalArgumentException("a negative position");
        }
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return file.sizeBytes();
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }

    private ByteBuffer window(long index) {
        long start = index * WINDOW_BYTES;
        return file.slice(start, Math.min(WINDOW_BYTES, file.sizeBytes() - start));
    }
}

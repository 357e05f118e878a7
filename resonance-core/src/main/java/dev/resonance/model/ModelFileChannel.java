package dev.resonance.model;

import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** A {@link ModelFile} as a channel to read from. For one thread. */
final class ModelFileChannel implements SeekableByteChannel {
    private final ModelFile file;
    private long position;
    private boolean open = true;

    ModelFileChannel(ModelFile file) {
        this.file = file;
    }

    @Override
    public int read(ByteBuffer target) {
        long left = file.sizeBytes() - position;
        if (left <= 0) {
            return -1;
        }
        int count = (int) Math.min(left, target.remaining());
        target.put(file.slice(position, count));
        position += count;
        return count;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
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
}

package dev.resonance.storage;

import java.util.Optional;
import java.util.function.Function;

/** A database that shows the rows of one owner only. */
record OwnedDatabase(Database all, String owner) implements Database {
    @Override
    public <T> T read(Function<Tables, T> step) {
        return all.read(tables -> step.apply(owned(tables)));
    }

    @Override
    public <T> T write(Function<Tables, T> step) {
        return all.write(tables -> step.apply(owned(tables)));
    }

    @Override
    public long sizeBytes() {
        return all.sizeBytes();
    }

    @Override
    public void compact() {
        all.compact();
    }

    @Override
    public void close() {
        all.close();
    }

    private Tables owned(Tables tables) {
        return tables.of(new Owner(Optional.of(owner)));
    }
}

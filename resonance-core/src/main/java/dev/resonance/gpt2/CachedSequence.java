package dev.resonance.gpt2;

import ai.djl.pytorch.engine.PtNDArray;
import dev.resonance.generation.LanguageModel.Sequence;

/** A sequence whose keys and values are in a seat of the {@link KeyValueTable}, or else in memory of its own. */
final class CachedSequence implements Sequence {
    private final KeyValueTable table;
    private int length;

    /** The table's; below 0: none. */
    int seat = -1;

    /** (layers, 2, heads, length or more, headSize); closed while the sequence has a seat. */
    PtNDArray own;

    CachedSequence(KeyValueTable table, PtNDArray own, int length) {
        this.table = table;
        this.own = own;
        this.length = length;
    }

    @Override
    public int length() {
        return length;
    }

    void read(int tokens) {
        length += tokens;
    }

    @Override
    public Sequence fork(int first) {
        return new CachedSequence(table, table.copy(this, first), first);
    }

    @Override
    public void truncate(int first) {
        length = first; // what lies behind is overwritten
    }

    @Override
    public void close() {
        table.free(this);
        own.close();
    }
}

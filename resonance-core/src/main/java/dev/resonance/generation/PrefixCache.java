package dev.resonance.generation;

import dev.resonance.generation.LanguageModel.Sequence;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;

/**
 * Key/value caches of answers that have ended, so that a prompt that begins like one of them is not read again from its
 * start: the next turn, a regenerated answer, another conversation with the same system prompt. For the scheduler's
 * thread.
 */
final class PrefixCache implements AutoCloseable {
    private final LanguageModel model;
    private final int mostEntries;
    private final Deque<Entry> entries = new ArrayDeque<>();

    PrefixCache(LanguageModel model, int mostEntries) {
        this.model = model;
        this.mostEntries = mostEntries;
    }

    /** A sequence that has read as much of the prompt as possible, but never its last token. */
    Sequence sequenceFor(int[] prompt) {
        Optional<Entry> best = entries.stream().max(Comparator.comparingInt(entry -> entry.common(prompt)));
        int common = best.map(entry -> Math.min(entry.common(prompt), prompt.length - 1))
                .orElse(0);
        if (common == 0) {
            return model.open();
        }
        Entry entry = best.get();
        entries.remove(entry);
        if (2 * common >= entry.sequence().length()) {
            entry.sequence().truncate(common);
            return entry.sequence();
        }
        // Most of it belongs to somebody else, who may come back: only the beginning is copied.
        entries.addLast(entry);
        return entry.sequence().fork(common);
    }

    /** Keeps a sequence whose answer has ended, and closes the one that was not used for longest. */
    void keep(int[] tokens, Sequence sequence) {
        entries.addLast(new Entry(Arrays.copyOf(tokens, sequence.length()), sequence));
        if (entries.size() > mostEntries) {
            entries.removeFirst().sequence().close();
        }
    }

    @Override
    public void close() {
        entries.forEach(entry -> entry.sequence().close());
        entries.clear();
    }

    @SuppressWarnings("ArrayRecordComponent") // compared by identity only
    private record Entry(int[] tokens, Sequence sequence) {
        int common(int[] prompt) {
            int mismatch = Arrays.mismatch(tokens, prompt);
            return mismatch < 0 ? tokens.length : mismatch;
        }
    }
}

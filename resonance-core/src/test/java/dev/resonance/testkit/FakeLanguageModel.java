package dev.resonance.testkit;

import dev.resonance.generation.LanguageModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;

/**
 * A language model whose next token a test tells, from all tokens that the sequence has read: so a mix-up of sequences
 * shows. Counts what it does, fails where it is told to, and throws where its contract is broken. Counters may be read
 * by any thread.
 */
public final class FakeLanguageModel implements LanguageModel {
    /** A step that reads this byte fails, after the sequences before it have read theirs. */
    public static final int POISON = '\u0007';

    private final ToIntFunction<int[]> next;
    private final Runnable beforeStep;
    private final Set<FakeSequence> open = ConcurrentHashMap.newKeySet();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final AtomicInteger steps = new AtomicInteger();
    private final AtomicInteger tokensRead = new AtomicInteger();
    private final AtomicInteger tokensGuessed = new AtomicInteger();
    private volatile boolean closed;

    /** A model that does this before each step: wait, for example. */
    public FakeLanguageModel(ToIntFunction<int[]> next, Runnable beforeStep) {
        this.next = next;
        this.beforeStep = beforeStep;
    }

    /** Answers every {@code <|assistant|>} with this text and the end token. */
    public static FakeLanguageModel saying(String text) {
        int[] answer = new ByteTokenizer().encode(text);
        return new FakeLanguageModel(
                tokens -> answered(tokens) < answer.length ? answer[answered(tokens)] : ByteTokenizer.END, () -> {});
    }

    /** Never ends; its letters depend on every token before. */
    public static FakeLanguageModel babbling() {
        return babbling(() -> {});
    }

    /** The same, doing this before each step. */
    public static FakeLanguageModel babbling(Runnable beforeStep) {
        return new FakeLanguageModel(tokens -> 'a' + Math.floorMod(mixed(Arrays.hashCode(tokens)), 26), beforeStep);
    }

    @Override
    public Sequence open() {
        return new FakeSequence(new int[0]);
    }

    @Override
    public List<float[]> step(List<Feed> feeds) {
        threads.add(Thread.currentThread());
        beforeStep.run();
        steps.incrementAndGet();
        List<float[]> logits = new ArrayList<>();
        for (Feed feed : feeds) {
            FakeSequence sequence = (FakeSequence) feed.sequence();
            if (closed || !open.contains(sequence) || feed.tokens().length == 0) {
                throw new AssertionError("a closed sequence, or nothing to read");
            }
            if (Arrays.stream(feed.tokens()).anyMatch(token -> token == POISON)) {
                throw new IllegalStateException("poisoned");
            }
            int guesses = Math.max(0, feed.logits() - 1);
            tokensRead.addAndGet(feed.tokens().length - guesses);
            tokensGuessed.addAndGet(guesses);
            sequence.read(feed.tokens());
            for (int later = feed.logits() - 1; later >= 0; later--) {
                logits.add(logits(Arrays.copyOf(sequence.tokens, sequence.tokens.length - later)));
            }
        }
        return logits;
    }

    /** The answer's favourite is 4 above noise from 0 to 1 on letters and blanks; all other tokens are out of reach. */
    private float[] logits(int[] tokens) {
        float[] logits = new float[ByteTokenizer.VOCABULARY_SIZE];
        int hash = Arrays.hashCode(tokens);
        for (int token = 0; token < logits.length; token++) {
            boolean letter = token == ' ' || (token >= 'a' && token <= 'z');
            logits[token] = letter ? (mixed(hash + token) >>> 8) / (float) (1 << 24) : -50;
        }
        logits[next.applyAsInt(tokens)] = 5;
        return logits;
    }

    /** Calls of {@link #step} so far. */
    public int steps() {
        return steps.get();
    }

    /** Tokens read in those, over all sequences, without guesses. */
    public int tokensRead() {
        return tokensRead.get();
    }

    /** Guessed tokens that were read to be checked, over all sequences. */
    public int tokensGuessed() {
        return tokensGuessed.get();
    }

    public int openSequences() {
        return open.size();
    }

    public boolean closed() {
        return closed;
    }

    /** The threads that called {@link #step}. */
    public Set<Thread> threads() {
        return Set.copyOf(threads);
    }

    @Override
    public void close() {
        if (!open.isEmpty()) {
            throw new AssertionError(open.size() + " sequences are open");
        }
        closed = true;
    }

    /** How many tokens of the answer are there; 0 before it begins. */
    private static int answered(int[] tokens) {
        int last = tokens.length - 1;
        while (last >= 0 && tokens[last] != ByteTokenizer.ASSISTANT) {
            last--;
        }
        return last < 0 ? 0 : tokens.length - 1 - last;
    }

    private static int mixed(int value) {
        int mixed = (value ^ (value >>> 16)) * 0x7feb352d;
        mixed = (mixed ^ (mixed >>> 15)) * 0x846ca68b;
        return mixed ^ (mixed >>> 16);
    }

    private final class FakeSequence implements Sequence {
        private int[] tokens;

        FakeSequence(int[] tokens) {
            this.tokens = tokens;
            open.add(this);
        }

        void read(int[] more) {
            int before = tokens.length;
            tokens = Arrays.copyOf(tokens, before + more.length);
            System.arraycopy(more, 0, tokens, before, more.length);
        }

        @Override
        public int length() {
            return tokens.length;
        }

        @Override
        public Sequence fork(int length) {
            return new FakeSequence(Arrays.copyOf(tokens, length));
        }

        @Override
        public void truncate(int length) {
            if (length > tokens.length) {
                throw new AssertionError("cannot grow by truncating");
            }
            tokens = Arrays.copyOf(tokens, length);
        }

        @Override
        public void close() {
            if (!open.remove(this)) {
                throw new AssertionError("closed twice");
            }
        }
    }
}

package dev.resonance.generation;

import dev.resonance.engine.TokenScore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The probabilities of an answer's tokens, kept until the text they begin is shown. For one thread. */
final class TokenScores {
    private final OptionalInt alternatives;
    private final Tokenizer tokenizer;
    private final Deque<Pending> pending = new ArrayDeque<>();

    /** @param alternatives as in the request; absent: nothing is kept */
    TokenScores(OptionalInt alternatives, Tokenizer tokenizer) {
        this.alternatives = alternatives;
        this.tokenizer = tokenizer;
    }

    /** The model's own logits, to be asked for before anybody changes them; empty where nobody wants to know. */
    float[] own(float[] logits) {
        return alternatives.isPresent() ? logits.clone() : new float[0];
    }

    /**
     * Keeps a token.
     *
     * @param logits as {@link #own} gave them
     * @param start how many characters were complete before it
     */
    void add(int token, float[] logits, int start) {
        if (alternatives.isPresent()) {
            double total = Logits.logOfSum(logits);
            List<TokenScore> likeliest = new ArrayList<>();
            for (int other : likeliest(logits, alternatives.getAsInt())) {
                likeliest.add(score(other, logits[other] - total, List.of()));
            }
            pending.add(new Pending(start, score(token, logits[token] - total, likeliest)));
        }
    }

    /** Takes those that begin in the first {@code shown} characters. */
    List<TokenScore> takeUpTo(int shown) {
        List<TokenScore> taken = new ArrayList<>();
        while (!pending.isEmpty() && pending.element().start() < shown) {
            taken.add(pending.remove().score());
        }
        return taken;
    }

    private TokenScore score(int token, double logprob, List<TokenScore> likeliest) {
        List<Integer> bytes = new ArrayList<>();
        for (byte part : tokenizer.bytes(token)) {
            bytes.add(part & 0xFF);
        }
        return new TokenScore(bytes, Math.min(0, logprob), likeliest);
    }

    /** The highest logits' tokens; so few that looking at all for each is quick. */
    private static int[] likeliest(float[] logits, int count) {
        float[] left = logits.clone();
        return IntStream.range(0, Math.min(count, logits.length))
                .map(rank -> {
                    int best = Logits.likeliest(left);
                    left[best] = Float.NEGATIVE_INFINITY;
                    return best;
                })
                .toArray();
    }

    private record Pending(int start, TokenScore score) {}
}

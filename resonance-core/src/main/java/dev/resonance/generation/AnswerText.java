package dev.resonance.generation;

import dev.resonance.engine.TokenScore;
import java.util.List;
import java.util.OptionalInt;

/**
 * An answer's tokens as text that may be shown: whole characters, and never any of a stop text. With their
 * probabilities, if wanted. For one thread.
 */
final class AnswerText {
    private final Tokenizer tokenizer;
    private final TextDecoder decoder = new TextDecoder();
    private final StopTexts stops;
    private final TokenScores scores;
    private int complete;
    private int shown;

    /** @param logprobs as in the request */
    AnswerText(Tokenizer tokenizer, List<String> stops, OptionalInt logprobs) {
        this.tokenizer = tokenizer;
        this.stops = new StopTexts(stops);
        this.scores = new TokenScores(logprobs, tokenizer);
    }

    /** The model's own logits, to be taken before anybody changes them. */
    float[] own(float[] logits) {
        return scores.own(logits);
    }

    /**
     * What may be shown now that this token has come; may be empty.
     *
     * @param own as {@link #own} gave them
     */
    String accept(int token, float[] own) {
        scores.add(token, own, complete);
        String text = decoder.accept(tokenizer.bytes(token));
        complete += text.length();
        return show(stops.accept(text));
    }

    /** What may be shown at the end. */
    String end() {
        return show(stops.accept(decoder.end()) + stops.end());
    }

    /** The tokens that begin in what was shown and were not taken yet; empty where nobody wants them. */
    List<TokenScore> takeTokens() {
        return scores.takeUpTo(shown);
    }

    boolean stopped() {
        return stops.reached();
    }

    private String show(String text) {
        shown += text.length();
        return text;
    }
}

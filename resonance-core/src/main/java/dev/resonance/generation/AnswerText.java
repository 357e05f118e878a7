package dev.resonance.generation;

import java.util.List;

/** An answer's tokens as text that may be shown: whole characters, and never any of a stop text. For one thread. */
final class AnswerText {
    private final Tokenizer tokenizer;
    private final TextDecoder decoder = new TextDecoder();
    private final StopTexts stops;

    AnswerText(Tokenizer tokenizer, List<String> stops) {
        this.tokenizer = tokenizer;
        this.stops = new StopTexts(stops);
    }

    /** What may be shown now that this token has come; may be empty. */
    String accept(int token) {
        return stops.accept(decoder.accept(tokenizer.bytes(token)));
    }

    /** What may be shown at the end. */
    String end() {
        return stops.accept(decoder.end()) + stops.end();
    }

    boolean stopped() {
        return stops.reached();
    }
}

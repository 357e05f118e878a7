package dev.resonance.server.api;

import dev.resonance.engine.TokenScore;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A token with its probability, in OpenAI's form; a token that is a part of a character shows as U+FFFD. */
record TokenEntry(String token, double logprob, List<Integer> bytes, List<Alternative> topLogprobs) {
    /** One of the likeliest tokens in its place. */
    record Alternative(String token, double logprob, List<Integer> bytes) {
        static Alternative of(TokenScore score) {
            return new Alternative(text(score), score.logprob(), score.bytes());
        }
    }

    /** All tokens of one answer, or of one chunk. */
    record Logprobs(List<TokenEntry> content, @Nullable Object refusal) {}

    /** @return {@code null} where nobody asked for them */
    static @Nullable Logprobs of(List<TokenScore> scores, boolean wanted) {
        return wanted ? new Logprobs(scores.stream().map(TokenEntry::of).toList(), null) : null;
    }

    static TokenEntry of(TokenScore score) {
        return new TokenEntry(
                text(score),
                score.logprob(),
                score.bytes(),
                score.likeliest().stream().map(Alternative::of).toList());
    }

    static String text(TokenScore score) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        score.bytes().forEach(bytes::write);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}

package dev.resonance.server.api;

import dev.resonance.server.http.Fields;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads whether the answer's tokens are to be told with their probabilities. Stateless. */
final class LogprobFields {
    private LogprobFields() {}

    /**
     * Of a chat: for each token how many of the likeliest in its place; absent where nothing is asked for.
     *
     * @throws dev.resonance.server.http.ApiException with status 400 if only the likeliest are asked for
     */
    static OptionalInt chat(Fields body) {
        boolean wanted = body.flag("logprobs").orElse(false);
        OptionalLong likeliest = body.whole("top_logprobs", 0, 20);
        if (likeliest.isPresent() && !wanted) {
            throw Fields.wrong("top_logprobs", "left out unless 'logprobs' is true");
        }
        return wanted ? OptionalInt.of((int) likeliest.orElse(0)) : OptionalInt.empty();
    }

    /** Of a plain completion, where the one number says both. */
    static OptionalInt plain(Fields body) {
        OptionalLong likeliest = body.whole("logprobs", 0, 5);
        return likeliest.isPresent() ? OptionalInt.of((int) likeliest.getAsLong()) : OptionalInt.empty();
    }
}

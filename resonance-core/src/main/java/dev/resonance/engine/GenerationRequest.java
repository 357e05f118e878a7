package dev.resonance.engine;

import static dev.resonance.error.InvalidValueException.require;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One generation to run.
 *
 * @param maxNewTokens at most this many new tokens, 1 or more; the model's window may end the answer earlier
 * @param stop the answer ends before the first of these texts, at most 16, none empty; they are never part of it
 * @param timeLimit from the call of {@code generate} on; absent: none
 * @param logprobs whether each token's probability is told, and those of how many of the likeliest in its place, 0 to
 *     20; absent: nothing is told
 */
public record GenerationRequest(
        Prompt prompt,
        SamplingOptions sampling,
        int maxNewTokens,
        List<String> stop,
        Optional<Duration> timeLimit,
        OptionalInt logprobs) {

    public GenerationRequest {
        require(maxNewTokens > 0, "max_tokens", maxNewTokens, "1 or more");
        require(stop.size() <= 16, "stop", stop.size() + " texts", "at most 16 texts");
        require(stop.stream().noneMatch(String::isEmpty), "stop", "", "a list of texts that are not empty");
        require(
                logprobs.isEmpty() || (logprobs.getAsInt() >= 0 && logprobs.getAsInt() <= 20),
                "top_logprobs",
                logprobs,
                "a number from 0 to 20");
        stop = List.copyOf(stop);
    }

    /** The same without probabilities. */
    public GenerationRequest(
            Prompt prompt,
            SamplingOptions sampling,
            int maxNewTokens,
            List<String> stop,
            Optional<Duration> timeLimit) {
        this(prompt, sampling, maxNewTokens, stop, timeLimit, OptionalInt.empty());
    }

    /** No stop texts, no time limit. */
    public static GenerationRequest of(Prompt prompt, SamplingOptions sampling, int maxNewTokens) {
        return new GenerationRequest(prompt, sampling, maxNewTokens, List.of(), Optional.empty());
    }

    public GenerationRequest withStop(List<String> texts) {
        return new GenerationRequest(prompt, sampling, maxNewTokens, texts, timeLimit, logprobs);
    }

    public GenerationRequest withTimeLimit(Duration limit) {
        return new GenerationRequest(prompt, sampling, maxNewTokens, stop, Optional.of(limit), logprobs);
    }

    /** The same with each token's probability, and those of so many of the likeliest in its place. */
    public GenerationRequest withLogprobs(int alternatives) {
        return new GenerationRequest(prompt, sampling, maxNewTokens, stop, timeLimit, OptionalInt.of(alternatives));
    }
}

package dev.resonance.reply;

import static dev.resonance.error.InvalidValueException.require;

import dev.resonance.engine.SamplingOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a reply is to be made.
 *
 * @param systemPrompt put before the conversation; absent: none
 * @param maxNewTokens at most this many new tokens, 1 or more
 * @param stop the answer ends before the first of these texts
 * @param search whether the retriever is asked; without a retriever nothing is searched. The files of a conversation are
 *     looked into either way
 * @param maxResults how many passages to look for, 1 to 20
 * @param trim whether a history that is too long is trimmed, oldest turns first; if not, it is refused
 * @param timeLimit for the whole generation; absent: none
 * @param logprobs as in {@link dev.resonance.engine.GenerationRequest}
 */
public record ReplyOptions(
        Optional<String> systemPrompt,
        SamplingOptions sampling,
        int maxNewTokens,
        List<String> stop,
        boolean search,
        int maxResults,
        boolean trim,
        Optional<Duration> timeLimit,
        OptionalInt logprobs) {

    public ReplyOptions {
        require(maxNewTokens > 0, "max_tokens", maxNewTokens, "1 or more");
        require(maxResults >= 1 && maxResults <= 20, "max_results", maxResults, "a number from 1 to 20");
        stop = List.copyOf(stop);
    }

    /** Default sampling, 256 new tokens, search on, five results, trimming on. */
    public static ReplyOptions defaults() {
        return new ReplyOptions(
                Optional.empty(),
                SamplingOptions.defaults(),
                256,
                List.of(),
                true,
                5,
                true,
                Optional.empty(),
                OptionalInt.empty());
    }

    public ReplyOptions withSystemPrompt(String value) {
        return new ReplyOptions(
                Optional.of(value), sampling, maxNewTokens, stop, search, maxResults, trim, timeLimit, logprobs);
    }

    public ReplyOptions withoutSystemPrompt() {
        return new ReplyOptions(
                Optional.empty(), sampling, maxNewTokens, stop, search, maxResults, trim, timeLimit, logprobs);
    }

    public ReplyOptions withSampling(SamplingOptions value) {
        return new ReplyOptions(systemPrompt, value, maxNewTokens, stop, search, maxResults, trim, timeLimit, logprobs);
    }

    public ReplyOptions withMaxNewTokens(int value) {
        return new ReplyOptions(systemPrompt, sampling, value, stop, search, maxResults, trim, timeLimit, logprobs);
    }

    public ReplyOptions withStop(List<String> value) {
        return new ReplyOptions(
                systemPrompt, sampling, maxNewTokens, value, search, maxResults, trim, timeLimit, logprobs);
    }

    public ReplyOptions withSearch(boolean value) {
        return new ReplyOptions(
                systemPrompt, sampling, maxNewTokens, stop, value, maxResults, trim, timeLimit, logprobs);
    }

    public ReplyOptions withMaxResults(int value) {
        return new ReplyOptions(systemPrompt, sampling, maxNewTokens, stop, search, value, trim, timeLimit, logprobs);
    }

    public ReplyOptions withTrim(boolean value) {
        return new ReplyOptions(
                systemPrompt, sampling, maxNewTokens, stop, search, maxResults, value, timeLimit, logprobs);
    }

    public ReplyOptions withTimeLimit(Duration value) {
        return new ReplyOptions(
                systemPrompt, sampling, maxNewTokens, stop, search, maxResults, trim, Optional.of(value), logprobs);
    }

    /** Tells each token's probability, and those of so many of the likeliest in its place. */
    public ReplyOptions withLogprobs(int alternatives) {
        return new ReplyOptions(
                systemPrompt,
                sampling,
                maxNewTokens,
                stop,
                search,
                maxResults,
                trim,
                timeLimit,
                OptionalInt.of(alternatives));
    }
}

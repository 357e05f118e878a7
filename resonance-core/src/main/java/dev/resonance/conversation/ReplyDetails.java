package dev.resonance.conversation;

import dev.resonance.engine.FinishReason;
import dev.resonance.engine.GenerationEvent;
import dev.resonance.engine.TokenUsage;
import dev.resonance.retrieval.SearchOutcome;
import dev.resonance.retrieval.Source;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How an answer came about.
 *
 * @param model the model's name
 * @param seed what the sampler's randomness began with: with it, the same prompt and options give the answer again;
 *     absent: not known
 * @param finishReason absent while it is written and where it failed
 * @param timeToFirstToken from the request to the first token; zero where there was none
 * @param elapsed from the request to the end
 * @param searchOutcome {@link SearchOutcome#SKIPPED} where nothing was searched
 * @param sources numbered as they are cited
 * @param trimmedMessages how many earlier messages the model did not see because the window was full
 */
public record ReplyDetails(
        String model,
        OptionalLong seed,
        Optional<FinishReason> finishReason,
        TokenUsage usage,
        Duration timeToFirstToken,
        Duration elapsed,
        SearchOutcome searchOutcome,
        List<Source> sources,
        int trimmedMessages) {

    public ReplyDetails {
        sources = List.copyOf(sources);
    }

    /** The same at the end of a generation. Of an answer that went on, the counts and times of all its parts. */
    public ReplyDetails ended(GenerationEvent.Finished finished) {
        TokenUsage last = finished.usage();
        boolean first = usage.completionTokens() == 0;
        return new ReplyDetails(
                model,
                seed,
                Optional.of(finished.reason()),
                new TokenUsage(
                        first ? last.promptTokens() : usage.promptTokens(),
                        last.cachedTokens(),
                        usage.completionTokens() + last.completionTokens()),
                first ? finished.timeToFirstToken() : timeToFirstToken,
                first ? finished.elapsed() : elapsed.plus(finished.elapsed()).minus(finished.timeToFirstToken()),
                searchOutcome,
                sources,
                trimmedMessages);
    }

    /** An answer that has just begun, with a seed that is not known. */
    public static ReplyDetails begun(String model) {
        return begun(model, OptionalLong.empty());
    }

    /** An answer that has just begun. */
    public static ReplyDetails begun(String model, OptionalLong seed) {
        return new ReplyDetails(
                model,
                seed,
                Optional.empty(),
                TokenUsage.NONE,
                Duration.ZERO,
                Duration.ZERO,
                SearchOutcome.SKIPPED,
                List.of(),
                0);
    }
}

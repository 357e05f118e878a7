package dev.resonance.testkit;

import dev.resonance.conversation.ReplyDetails;
import dev.resonance.engine.FinishReason;
import dev.resonance.engine.TokenUsage;
import dev.resonance.retrieval.SearchOutcome;
import dev.resonance.retrieval.Source;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What tests store to see it come back. */
public final class StoredSamples {
    private StoredSamples() {}

    /** Details in which every field has a value of its own. */
    public static ReplyDetails details() {
        return new ReplyDetails(
                "nano",
                OptionalLong.of(Long.MIN_VALUE),
                Optional.of(FinishReason.LENGTH),
                new TokenUsage(12, 5, 34),
                Duration.ofNanos(123_456_789),
                Duration.ofSeconds(61, 7),
                SearchOutcome.PARTIAL,
                List.of(
                        new Source(
                                1,
                                "Vögel\u0000",
                                "https://example.org/a?b=c&d",
                                "example.org",
                                "\"Quoted\" 🐦\n\uFDD0\uFDD2",
                                true),
                        new Source(2, "", "", "notes.txt", "", false)),
                3);
    }
}

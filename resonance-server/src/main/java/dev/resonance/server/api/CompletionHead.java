package dev.resonance.server.api;

import dev.resonance.server.http.RequestId;
import java.time.Duration;
import java.time.Instant;

/** What all parts of one completion share. */
record CompletionHead(String id, Instant begun, String model, String systemFingerprint) {
    /** A new one, made now, whose id starts with {@code prefix}. */
    static CompletionHead create(String prefix, String model) {
        return new CompletionHead(RequestId.with(prefix), Instant.now(), model, "resonance-" + Version.current());
    }

    /** When it was made, in seconds. */
    long created() {
        return begun.getEpochSecond();
    }

    Duration elapsed() {
        return Duration.between(begun, Instant.now());
    }
}

package dev.resonance.server.api;

import dev.resonance.server.http.RequestId;
import java.time.Instant;

/** What all parts of one completion share. */
record CompletionHead(String id, long created, String model, String systemFingerprint) {
    /** A new one, made now, whose id starts with {@code prefix}. */
    static CompletionHead create(String prefix, String model) {
        return new CompletionHead(
                RequestId.with(prefix), Instant.now().getEpochSecond(), model, "resonance-" + Version.current());
    }
}

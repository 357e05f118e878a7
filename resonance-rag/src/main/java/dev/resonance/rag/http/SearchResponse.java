package dev.resonance.rag.http;

import java.time.Duration;
import java.util.Optional;

/** How one request ended. */
public sealed interface SearchResponse {
    /** A whole response. {@code retryAfter}: what the other side asked for, where it said so understandably. */
    record Answer(int status, String body, Optional<Duration> retryAfter) implements SearchResponse {}

    /** A redirect that is not followed. */
    record Redirect(int status) implements SearchResponse {}

    record TimedOut() implements SearchResponse {}

    /** No connection, or it broke. */
    record Broken(String why) implements SearchResponse {}

    record TooLarge() implements SearchResponse {}
}

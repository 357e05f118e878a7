package dev.resonance.rag.duckduckgo;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** The tokens that pages after the first are asked with, each for an hour. Thread-safe. */
final class PageTokens {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MOST = 1_000;

    private record Place(String query, int page) {}

    private record Token(NextPage page, Instant at) {}

    private final InstantSource clock;
    private final Cache<Place, Token> tokens =
            Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

    PageTokens(InstantSource clock) {
        this.clock = clock;
    }

    /** What {@code page} of a query's results is asked with; absent where the page before it gave nothing. */
    Optional<NextPage> of(String query, int page) {
        return Optional.ofNullable(tokens.getIfPresent(new Place(query, page)))
                .filter(token -> clock.instant().isBefore(token.at().plus(KEPT)))
                .map(Token::page);
    }

    void keep(String query, int page, NextPage token) {
        tokens.put(new Place(query, page), new Token(token, clock.instant()));
    }
}

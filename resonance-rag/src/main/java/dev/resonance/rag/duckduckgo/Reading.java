package dev.resonance.rag.duckduckgo;

import dev.resonance.retrieval.RetrievalOutcome;
import java.util.Optional;

/** What a response says, and how to go on from it; {@code next} is there only for results that have a next page. */
record Reading(RetrievalOutcome outcome, Optional<NextPage> next) {
    Reading(RetrievalOutcome outcome) {
        this(outcome, Optional.empty());
    }

    /** Whether the page, not the service, is the trouble, so that another page may do better. */
    boolean isBrokenPage() {
        return outcome instanceof RetrievalOutcome.Failed failed
                && switch (failed.kind()) {
                    case PARSE_DRIFT -> true;
                    case HTTP -> failed.httpStatus().orElse(0) >= 500;
                    case INVALID_QUERY, TIMEOUT, NETWORK, TOO_LARGE, CANCELLED -> false;
                };
    }
}

package dev.resonance.retrieval;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/** How a retrieval ended. A refusal or a failure is never "no results", and no outcome carries a made-up passage. */
public sealed interface RetrievalOutcome {
    /** How the outcome came about; {@link RetrievalTrace#NONE} where nobody kept count. */
    RetrievalTrace trace();

    /** What was found, best first, at least one. {@code query} is what was really asked. */
    record Results(String query, List<Passage> passages, RetrievalTrace trace) implements RetrievalOutcome {
        public Results {
            passages = List.copyOf(passages);
        }

        public Results(String query, List<Passage> passages) {
            this(query, passages, RetrievalTrace.NONE);
        }
    }

    /** Only a part could be had, such as an instant answer in place of a full search. */
    record Partial(String query, List<Passage> passages, RetrievalTrace trace) implements RetrievalOutcome {
        public Partial {
            passages = List.copyOf(passages);
        }

        public Partial(String query, List<Passage> passages) {
            this(query, passages, RetrievalTrace.NONE);
        }
    }

    /** The search worked and found nothing. */
    record NoResults(String query, RetrievalTrace trace) implements RetrievalOutcome {
        public NoResults(String query) {
            this(query, RetrievalTrace.NONE);
        }
    }

    /** Nothing was asked, because the message needs no search. */
    record Skipped(String why, RetrievalTrace trace) implements RetrievalOutcome {
        public Skipped(String why) {
            this(why, RetrievalTrace.NONE);
        }
    }

    /** The other side refuses this address until about then. */
    record Blocked(String query, BlockKind kind, String why, Instant until, RetrievalTrace trace)
            implements RetrievalOutcome {
        public Blocked(String query, String why, Instant until) {
            this(query, BlockKind.CHALLENGE, why, until, RetrievalTrace.NONE);
        }
    }

    /** It could not be done; {@code why} is one line for the user, {@code httpStatus} there for {@code HTTP} only. */
    record Failed(String query, FailureKind kind, String why, OptionalInt httpStatus, RetrievalTrace trace)
            implements RetrievalOutcome {
        public Failed(String query, FailureKind kind, String why) {
            this(query, kind, why, OptionalInt.empty(), RetrievalTrace.NONE);
        }
    }

    /** How the other side refuses. */
    enum BlockKind {
        /** It asks for a proof that a human searches. Resonance never tries to give one. */
        CHALLENGE,
        /** It refuses this address. */
        FORBIDDEN,
        /** It had too many requests. */
        RATE_LIMIT
    }

    /** Why a retrieval failed. */
    enum FailureKind {
        INVALID_QUERY,
        TIMEOUT,
        NETWORK,
        HTTP,
        PARSE_DRIFT,
        TOO_LARGE,
        /** The asking thread was interrupted, or the retriever closed. */
        CANCELLED
    }

    /** The passages found; empty for all outcomes but {@link Results} and {@link Partial}. */
    default List<Passage> found() {
        return switch (this) {
            case Results results -> results.passages();
            case Partial partial -> partial.passages();
            case NoResults ignored -> List.of();
            case Skipped ignored -> List.of();
            case Blocked ignored -> List.of();
            case Failed ignored -> List.of();
        };
    }
}

package dev.resonance.retrieval;

/** {@link RetrievalOutcome} as it is stored and sent: a word. */
public enum SearchOutcome {
    RESULTS,
    NONE,
    BLOCKED,
    PARTIAL,
    FAILED,
    SKIPPED;

    public static SearchOutcome of(RetrievalOutcome outcome) {
        return switch (outcome) {
            case RetrievalOutcome.Results ignored -> RESULTS;
            case RetrievalOutcome.Partial ignored -> PARTIAL;
            case RetrievalOutcome.NoResults ignored -> NONE;
            case RetrievalOutcome.Skipped ignored -> SKIPPED;
            case RetrievalOutcome.Blocked ignored -> BLOCKED;
            case RetrievalOutcome.Failed ignored -> FAILED;
        };
    }
}

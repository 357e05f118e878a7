package dev.resonance.rag.duckduckgo;

/** How old results may be. */
public enum TimeRange {
    ANY(""),
    DAY("d"),
    WEEK("w"),
    MONTH("m"),
    YEAR("y");

    private final String code;

    TimeRange(String code) {
        this.code = code;
    }

    /** DuckDuckGo's {@code df}. */
    String code() {
        return code;
    }
}

package dev.resonance.rag.duckduckgo;

/** How much is kept back that is not fit for everybody. */
public enum SafeSearch {
    STRICT("1"),
    MODERATE("-1"),
    OFF("-2");

    private final String code;

    SafeSearch(String code) {
        this.code = code;
    }

    /** DuckDuckGo's {@code kp}. */
    String code() {
        return code;
    }
}

package dev.resonance.rag.duckduckgo;

import static dev.resonance.error.InvalidValueException.require;

/** What is the same for all searches of one retriever. The user agent says honestly who asks. */
record Preferences(Region region, SafeSearch safeSearch, TimeRange timeRange, String userAgent) {
    static final Preferences DEFAULT = new Preferences(
            Region.ALL, SafeSearch.MODERATE, TimeRange.ANY, "Mozilla/5.0 (compatible; Resonance/0.1; assistant)");

    Preferences {
        require(
                !userAgent.isBlank() && userAgent.chars().allMatch(c -> c >= ' ' && c < 0x7F),
                "user agent",
                userAgent,
                "printable ASCII, not blank");
    }
}

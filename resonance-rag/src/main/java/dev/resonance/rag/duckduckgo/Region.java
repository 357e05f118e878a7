package dev.resonance.rag.duckduckgo;

import static dev.resonance.error.InvalidValueException.require;

import java.util.Locale;

/**
 * Whose results are preferred, in DuckDuckGo's own code: country and language, such as {@code us-en} or {@code de-de}.
 *
 * @param code two lower-case letters, a hyphen, two or three letters
 */
public record Region(String code) {
    /** No region is preferred. */
    public static final Region ALL = new Region("wt-wt");

    public Region {
        require(code.matches("[a-z]{2}-[a-z]{2,3}"), "region", code, "a code such as us-en, or wt-wt for all");
    }

    /** What to send as Accept-Language. */
    String acceptLanguage() {
        if (equals(ALL)) {
            return "en-US,en;q=0.5";
        }
        String language = code.substring(3);
        String country = code.substring(0, 2).toUpperCase(Locale.ROOT);
        return language + "-" + country + "," + language + ";q=0.8,en;q=0.5";
    }
}

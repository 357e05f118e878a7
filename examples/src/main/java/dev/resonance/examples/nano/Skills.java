package dev.resonance.examples.nano;

import java.util.regex.Pattern;

/** Names the skill that a question needs. Stateless. */
final class Skills {
    private static final Pattern WHEN = Pattern.compile("(?i).*\\b(?:when|what year|which year|date of|birthday)\\b.*");
    private static final Pattern WHO = Pattern.compile("(?i).*\\b(?:who|whom|whose|which actors?)\\b.*");
    private static final Pattern WHERE =
            Pattern.compile("(?i).*\\b(?:where|which place|which city|what city|capital)\\b.*");
    private static final Pattern HOW_MANY = Pattern.compile(
            "(?i).*\\b(?:how (?:many|much|large|big|long|high|tall|old|far)|population of|area of|length of|height of|number of)\\b.*");

    private Skills() {}

    static String of(Question question) {
        if (question.fact().equals("definition")) {
            return "what";
        }
        if (question.fact().startsWith("country's ")) {
            return "country";
        }
        if (question.fact().equals("meaning of a word")) {
            return "word";
        }
        if (question.fact().startsWith("read: ")) {
            return "reading";
        }
        String text = question.text();
        return HOW_MANY.matcher(text).matches()
                ? "how many"
                : WHEN.matcher(text).matches()
                        ? "when"
                        : WHERE.matcher(text).matches()
                                ? "where"
                                : WHO.matcher(text).matches() ? "who" : "which";
    }
}

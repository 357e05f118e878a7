package dev.resonance.model;

/** Text from a file as it may stand in a message: one short line. */
final class Shown {
    private static final int LONGEST = 80;

    private Shown() {}

    static String of(Object value) {
        String text = String.valueOf(value);
        String start = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
        return start.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", " ");
    }
}

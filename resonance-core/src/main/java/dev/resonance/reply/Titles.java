package dev.resonance.reply;

/** Makes a conversation's title from its first question, by rule: a model call would delay the answer. */
final class Titles {
    private static final int LONGEST = 48;

    private Titles() {}

    /** The first line, cut at a word so that it has at most 48 characters. */
    static String of(String question) {
        String line = question.strip().lines().findFirst().orElse("").strip().replaceAll("\\s+", " ");
        if (line.codePointCount(0, line.length()) <= LONGEST) {
            return line;
        }
        String cut = line.substring(0, line.offsetByCodePoints(0, LONGEST - 1));
        int word = cut.lastIndexOf(' ');
        return (word > LONGEST / 2 ? cut.substring(0, word) : cut) + "…";
    }
}

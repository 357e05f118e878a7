package dev.resonance.examples.nano;

import java.util.List;

/**
 * A question that one sentence answers.
 *
 * @param fact what is asked for: passages with the same fact about something else are hard to tell from this one
 * @param title of the passage
 * @param text the question
 * @param passage sentences
 * @param answer which of them answers
 */
record Question(String fact, String title, String text, List<String> passage, int answer) {
    Question {
        passage = List.copyOf(passage);
    }

    String sentence() {
        return passage.get(answer);
    }

    Source source() {
        return new Source(title, String.join(" ", passage));
    }

    /** The same, asked in other words. */
    Question asked(String other) {
        return new Question(fact, title, other, passage, answer);
    }
}

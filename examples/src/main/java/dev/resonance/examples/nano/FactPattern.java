package dev.resonance.examples.nano;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a sentence has to look like to answer a question.
 *
 * @param name of the fact: distractors are passages with the same fact about something else
 * @param sentence what is in it
 * @param questions with {@code S} in the place of the subject, and {@code $1} in that of the pattern's first group
 */
record FactPattern(String name, Pattern sentence, List<String> questions) {
    /** Further on, a sentence mostly speaks of something else than its subject. */
    private static final int LATEST_START = 70;

    FactPattern {
        questions = List.copyOf(questions);
    }

    static FactPattern fact(String name, String sentence, String... questions) {
        return new FactPattern(name, Pattern.compile(sentence), List.of(questions));
    }

    /** Whether a sentence states such a fact, of whatever it is. */
    boolean in(String text) {
        return sentence.matcher(text).find();
    }

    /** The questions that {@code text} answers about {@code subject}; none where it states no such fact. */
    List<String> asked(String text, String subject) {
        Matcher matcher = sentence.matcher(text);
        if (!matcher.find() || matcher.start() > LATEST_START) {
            return List.of();
        }
        List<String> asked = new ArrayList<>();
        for (String question : questions) {
            String filled = question;
            for (int group = 1; group <= matcher.groupCount(); group++) {
                String value = matcher.group(group);
                if (value != null) {
                    filled = filled.replace("$" + group, value);
                }
            }
            if (filled.indexOf('$') < 0) {
                asked.add(filled.replaceAll("\\bS\\b", Matcher.quoteReplacement(subject)));
            }
        }
        return asked;
    }
}

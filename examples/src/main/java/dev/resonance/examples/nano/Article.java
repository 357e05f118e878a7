package dev.resonance.examples.nano;

import dev.resonance.text.Sentences;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A text under a title that names its subject.
 *
 * @param paragraphs their sentences
 */
record Article(String title, List<List<String>> paragraphs) {
    private static final int MOST_PARAGRAPHS = 40;
    private static final Pattern NO_SUBJECT = Pattern.compile(
            "(?i).*\\b(?:list|lists|outline|index|timeline|history|geography|economy|politics|demographics|culture) of\\b.*"
                    + "|.*disambiguation.*|[\\d ]+|\\w+ \\d{1,2}|\\d{1,4}.*|.*\\bin \\d{4}");

    Article {
        paragraphs = paragraphs.stream().map(List::copyOf).toList();
    }

    /** Of a text with a paragraph a line; absent where the title names no single thing. */
    static Optional<Article> of(String title, String text) {
        if (NO_SUBJECT.matcher(title).matches() || title.split(" ").length > 6) {
            return Optional.empty();
        }
        List<List<String>> paragraphs = Stream.of(text.split("\n"))
                .limit(MOST_PARAGRAPHS)
                .filter(line -> line.length() > 60 && line.endsWith("."))
                .map(Sentences::of)
                .toList();
        return paragraphs.isEmpty() ? Optional.empty() : Optional.of(new Article(title, paragraphs));
    }

    /** The title without what tells it from others of its name. */
    String subject() {
        String bare = title.replaceAll(" \\([^)]*\\)$", "");
        return bare.indexOf(", ") > 0 ? bare.substring(0, bare.indexOf(", ")) : bare;
    }

    /** The subject as it stands within a sentence: "the Eiffel Tower", "albedo", "Paris". */
    String named() {
        String subject = subject();
        String first = paragraphs.getFirst().getFirst();
        if (first.startsWith("The " + subject)) {
            return "the " + subject;
        }
        String small = Character.toLowerCase(subject.charAt(0)) + subject.substring(1);
        boolean common = paragraphs.getFirst().stream().anyMatch(sentence -> sentence.contains(" " + small + " "));
        return common ? small : subject;
    }
}

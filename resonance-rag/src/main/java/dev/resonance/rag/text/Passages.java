package dev.resonance.rag.text;

import dev.resonance.text.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts documents into passages of whole sentences. Small models quote best from a few short sentences under a title
 * that names their subject, and a window of 448 tokens has to hold several passages; so about 120 tokens each. One
 * sentence of overlap keeps "It" beside what it stands for.
 *
 * <p>Stateless.
 */
public final class Passages {
    private static final int MAX_WORDS = 75;
    private static final int MIN_WORDS = 8;
    private static final int MAX_OVERLAP_WORDS = 25;
    private static final int MAX_SENTENCE_LENGTH = 600;

    /** "Photosynthesis is ...", "The Eiffel Tower was ...": a sentence that says what its subject is. */
    private static final Pattern DEFINITION = Pattern.compile("(?:(?:The|A|An) )?"
            + "([\\p{L}\\p{N}'’.-]+(?: [\\p{L}\\p{N}'’.-]+){0,4}?)(?: \\([^)]{1,60}\\))? (?:is|are|was|were) .*");

    private static final Pattern NO_SUBJECT = Pattern.compile(
            "(?i)(?:it|this|that|these|those|there|he|she|they|we|i|you|here|what|who|one|some|many|most|all|each|"
                    + "in|on|at|by|for|from|since|after|before|when|while|if|as|its|his|her|their|our|my|your)\\b.*");

    private Passages() {}

    /**
     * The passages of {@code document}, in its order.
     *
     * @param name what the document is called where it gives itself no title, such as its file's name
     */
    public static List<PassageText> of(DocumentText document, String name) {
        String title = document.title().isEmpty() ? name : document.title();
        List<PassageText> passages = new ArrayList<>();
        for (Section section : document.sections()) {
            for (List<String> sentences : thoughts(section.paragraphs())) {
                for (List<String> window : windows(sentences)) {
                    passages.add(new PassageText(titled(title, section.heading(), window.getFirst()), join(window)));
                }
            }
        }
        return passages;
    }

    /**
     * Sentences that may share a passage. A paragraph is a thought of its own, and a model that is to quote one does
     * better without its neighbours; only lines too short to stand alone, such as a list's, stay together, and with the line that announces them.
     */
    private static List<List<String>> thoughts(List<String> paragraphs) {
        List<List<String>> thoughts = new ArrayList<>();
        int wordsBefore = 0;
        boolean announces = false;
        for (String paragraph : paragraphs) {
            List<String> sentences = Sentences.of(paragraph).stream()
                    .flatMap(sentence -> pieces(sentence).stream())
                    .toList();
            int words = words(paragraph);
            if (thoughts.isEmpty() || (!announces && (wordsBefore >= MIN_WORDS || words >= MIN_WORDS))) {
                thoughts.add(new ArrayList<>());
            }
            thoughts.getLast().addAll(sentences);
            wordsBefore = words;
            announces = paragraph.endsWith(":");
        }
        return thoughts;
    }

    private static List<List<String>> windows(List<String> sentences) {
        List<List<String>> windows = new ArrayList<>();
        List<String> window = new ArrayList<>();
        int words = 0;
        for (String sentence : sentences) {
            int more = words(sentence);
            if (!window.isEmpty() && words + more > MAX_WORDS) {
                windows.add(window);
                String last = window.getLast();
                boolean overlaps = window.size() > 1 && words(last) <= MAX_OVERLAP_WORDS;
                window = new ArrayList<>(overlaps ? List.of(last) : List.of());
                words = overlaps ? words(last) : 0;
            }
            window.add(sentence);
            words += more;
        }
        if (!window.isEmpty()) {
            windows.add(window);
        }
        return windows;
    }

    /** The section's heading after the document's title; where there is none, the subject the passage starts with. */
    private static String titled(String title, String heading, String firstSentence) {
        if (!heading.isEmpty()) {
            return heading.equalsIgnoreCase(title) || heading.startsWith(title) ? heading : title + ", " + heading;
        }
        return subject(firstSentence).orElse(title);
    }

    /** What a sentence such as "Rust is a language." speaks of; absent where it does not say so at its start. */
    public static Optional<String> subject(String sentence) {
        Matcher definition = DEFINITION.matcher(sentence);
        return definition.matches() && !leansOnOthers(sentence)
                ? Optional.of(capitalized(definition.group(1)))
                : Optional.empty();
    }

    /** Whether a sentence starts with a word such as "It", which only the sentences before it explain. */
    public static boolean leansOnOthers(String sentence) {
        return NO_SUBJECT.matcher(sentence).matches();
    }

    private static String capitalized(String subject) {
        return subject.substring(0, 1).toUpperCase(Locale.ROOT) + subject.substring(1);
    }

    /** A text without sentence ends, such as a table or a log, is cut between words. */
    private static List<String> pieces(String sentence) {
        if (sentence.length() <= MAX_SENTENCE_LENGTH) {
            return List.of(sentence);
        }
        List<String> pieces = new ArrayList<>();
        int start = 0;
        while (sentence.length() - start > MAX_SENTENCE_LENGTH) {
            int end = sentence.lastIndexOf(' ', start + MAX_SENTENCE_LENGTH);
            if (end <= start) {
                end = start + MAX_SENTENCE_LENGTH;
                end -= Character.isHighSurrogate(sentence.charAt(end - 1)) ? 1 : 0;
            }
            pieces.add(sentence.substring(start, end).strip());
            start = end;
        }
        pieces.add(sentence.substring(start).strip());
        pieces.removeIf(String::isEmpty);
        return pieces;
    }

    /** Words, where scripts without spaces count as one word for every two characters. */
    private static int words(String sentence) {
        int spaces = 1 + (int) sentence.chars().filter(c -> c == ' ').count();
        int wide = (int) sentence.codePoints().filter(Character::isIdeographic).count();
        return Math.max(spaces + wide / 2, sentence.length() / 12);
    }

    private static String join(List<String> sentences) {
        return String.join(" ", sentences);
    }
}

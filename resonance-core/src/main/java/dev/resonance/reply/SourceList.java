package dev.resonance.reply;

import dev.resonance.retrieval.Passage;
import dev.resonance.retrieval.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Passages as the model reads them and as the user sees them: both with the same numbers, from 1. */
final class SourceList {
    private static final Pattern LIKE_A_NUMBER = Pattern.compile("\\[\\s*(\\d{1,3})\\s*]");

    private SourceList() {}

    /** The form that the bundled model was trained on: one {@code [n] title: text} a line, no addresses. */
    static String render(List<Passage> passages) {
        return IntStream.range(0, passages.size())
                .mapToObj(index -> "[" + (index + 1) + "] " + oneLine(passages.get(index)))
                .collect(Collectors.joining("\n", "Answer from these sources.\n", ""));
    }

    /** All passages as sources; the first ones as they were {@code shown} to the model, the others as not used. */
    static List<Source> sources(List<Passage> passages, List<Passage> shown) {
        List<Source> sources = new ArrayList<>();
        for (Passage passage : passages) {
            int number = sources.size() + 1;
            boolean used = number <= shown.size();
            String text = used ? shown.get(number - 1).text() : passage.text();
            sources.add(new Source(number, passage.title(), passage.url(), passage.host(), text, used));
        }
        return sources;
    }

    /** On one line, and without anything that reads as a number of the list: no passage can pass for two, or another. */
    private static String oneLine(Passage passage) {
        String line = (passage.title() + ": " + passage.text())
                .replaceAll("[\\s\\p{Z}]+", " ")
                .strip();
        return LIKE_A_NUMBER.matcher(line).replaceAll("($1)");
    }
}

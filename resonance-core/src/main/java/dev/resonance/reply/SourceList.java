package dev.resonance.reply;

import dev.resonance.retrieval.Passage;
import dev.resonance.retrieval.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Passages as the model reads them and as the user sees them: both with the same numbers, from 1. */
final class SourceList {
    private SourceList() {}

    /** The form that the bundled model was trained on: one {@code [n] title: text} a line, no addresses. */
    static String render(List<Passage> passages) {
        return IntStream.range(0, passages.size())
                .mapToObj(index -> "[" + (index + 1) + "] " + oneLine(passages.get(index)))
                .collect(Collectors.joining("\n", "Answer from these sources.\n", ""));
    }

    /** All passages as sources, of which the first {@code used} were shown to the model. */
    static List<Source> sources(List<Passage> passages, int used) {
        List<Source> sources = new ArrayList<>();
        for (Passage passage : passages) {
            int number = sources.size() + 1;
            sources.add(
                    new Source(number, passage.title(), passage.url(), passage.host(), passage.text(), number <= used));
        }
        return sources;
    }

    private static String oneLine(Passage passage) {
        return (passage.title() + ": " + passage.text()).replaceAll("\\s+", " ").strip();
    }
}

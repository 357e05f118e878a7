package dev.resonance.rag.text;

import java.util.List;

/**
 * A part of a document under one heading.
 *
 * @param heading one line of plain text; empty for what comes before the first heading
 * @param paragraphs lines of plain text, none empty; a passage may hold several, but a sentence never crosses them
 */
public record Section(String heading, List<String> paragraphs) {
    public Section {
        paragraphs = List.copyOf(paragraphs);
    }
}

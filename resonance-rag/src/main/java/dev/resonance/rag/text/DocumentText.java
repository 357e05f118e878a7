package dev.resonance.rag.text;

import java.util.List;

/**
 * A document as plain text.
 *
 * @param title one line of plain text; empty where the document gives itself none
 * @param sections in the document's order
 */
public record DocumentText(String title, List<Section> sections) {
    public DocumentText {
        sections = List.copyOf(sections);
    }
}

package dev.resonance.rag.text;

import java.util.ArrayList;
import java.util.List;

/** Gathers headings and paragraphs, in reading order, into sections. One thread. */
final class SectionCollector {
    private static final int MAX_HEADING_LENGTH = 120;

    private final List<Section> sections = new ArrayList<>();
    private List<String> paragraphs = new ArrayList<>();
    private String heading = "";
    private String firstHeading = "";

    void heading(String text) {
        end();
        heading = PlainText.line(text, MAX_HEADING_LENGTH);
        if (firstHeading.isEmpty()) {
            firstHeading = heading;
        }
    }

    void paragraph(String text) {
        String line = PlainText.line(text);
        if (!line.isEmpty()) {
            paragraphs.add(line);
        }
    }

    /** The document; without a title of its own it has that of its first heading, if it starts with one. */
    DocumentText document(String title) {
        boolean startsWithHeading =
                sections.isEmpty() || !sections.getFirst().heading().isEmpty();
        end();
        String own = PlainText.line(title, MAX_HEADING_LENGTH);
        return new DocumentText(own.isEmpty() && startsWithHeading ? firstHeading : own, sections);
    }

    private void end() {
        if (!paragraphs.isEmpty()) {
            sections.add(new Section(heading, paragraphs));
            paragraphs = new ArrayList<>();
        }
    }
}

package dev.resonance.rag.pages;

import dev.resonance.rag.text.DocumentText;

/** How reading a page ended. */
public sealed interface Page {
    /** What a reader sees of it. */
    record Text(DocumentText document) implements Page {}

    /** It was not read; {@code why} is a few words, such as {@code not a public address}. */
    record Refused(String why) implements Page {}
}

package dev.resonance.rag.text;

/**
 * A piece of a document.
 *
 * @param title what the piece is about, one line
 * @param text one line of whole sentences
 */
public record PassageText(String title, String text) {}

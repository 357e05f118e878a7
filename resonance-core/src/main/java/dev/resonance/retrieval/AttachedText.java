package dev.resonance.retrieval;

/**
 * A file of the conversation, as text.
 *
 * @param id tells it from all others; what is under an id never changes
 * @param name to show to people, such as {@code report.pdf}
 * @param text plain text or Markdown
 */
public record AttachedText(String id, String name, String text) {}

package dev.resonance.retrieval;

/**
 * A piece of text that may answer the question.
 *
 * @param title what the passage is from, one line of plain text
 * @param url where it is from, {@code http(s)} or {@code file}; empty where there is no address
 * @param host the address's host, or the file's name: what a reader sees beside the title
 * @param text plain text, a few sentences
 */
public record Passage(String title, String url, String host, String text) {}

package dev.resonance.retrieval;

/**
 * A passage as a reply cites it.
 *
 * @param number the n of {@code [n]}, from 1
 * @param snippet the passage's text as it was shown to the model
 * @param used false where the passage did not fit the model's window
 */
public record Source(int number, String title, String url, String host, String snippet, boolean used) {}

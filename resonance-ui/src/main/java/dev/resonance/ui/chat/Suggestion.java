package dev.resonance.ui.chat;

import java.util.List;

/**
 * Something to begin with: a click sends it.
 *
 * @param text the message that is sent
 * @param why what it shows
 * @param search whether web search is turned on for it
 */
public record Suggestion(String text, String why, boolean search) {
    /** Four that the bundled model answers well. */
    public static List<Suggestion> all() {
        return List.of(
                new Suggestion("How are you?", "A little small talk", false),
                new Suggestion("What can you do?", "It says what it is and what it is not", false),
                new Suggestion("What is photosynthesis?", "Searches the web and names its sources", true),
                new Suggestion("Tell me a joke", "An old one, but its own", false));
    }
}

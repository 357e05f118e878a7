package dev.resonance.ui.chat;

import dev.resonance.ui.language.ChatText;
import dev.resonance.ui.language.Text;
import java.util.List;

/**
 * Something to begin with: a click sends it.
 *
 * @param text the message that is sent
 * @param why what it shows
 * @param search whether web search is turned on for it
 */
public record Suggestion(Text text, Text why, boolean search) {
    /** Four that the bundled model answers well. */
    public static List<Suggestion> all() {
        return List.of(
                new Suggestion(ChatText.SUGGEST_GREETING, ChatText.SUGGEST_GREETING_WHY, false),
                new Suggestion(ChatText.SUGGEST_ABILITIES, ChatText.SUGGEST_ABILITIES_WHY, false),
                new Suggestion(ChatText.SUGGEST_SEARCH, ChatText.SUGGEST_SEARCH_WHY, true),
                new Suggestion(ChatText.SUGGEST_JOKE, ChatText.SUGGEST_JOKE_WHY, false));
    }
}

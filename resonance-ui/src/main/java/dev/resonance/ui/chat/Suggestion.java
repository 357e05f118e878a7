package dev.resonance.ui.chat;

import dev.resonance.ui.language.ChatText;
import dev.resonance.ui.language.Text;
import java.util.List;

/**
 * Something to begin with: a click sends it.
 *
 * @param text the message that is sent
 * @param why what it shows
 * @param aid what the answer is made from
 */
public record Suggestion(Text text, Text why, Aid aid) {
    /** What is turned on or added for it. */
    public enum Aid {
        NONE,
        SEARCH,
        FILE
    }

    /** Four that the bundled model answers well. */
    public static List<Suggestion> all() {
        return List.of(
                new Suggestion(ChatText.SUGGEST_GREETING, ChatText.SUGGEST_GREETING_WHY, Aid.NONE),
                new Suggestion(ChatText.SUGGEST_FILE, ChatText.SUGGEST_FILE_WHY, Aid.FILE),
                new Suggestion(ChatText.SUGGEST_SEARCH, ChatText.SUGGEST_SEARCH_WHY, Aid.SEARCH),
                new Suggestion(ChatText.SUGGEST_JOKE, ChatText.SUGGEST_JOKE_WHY, Aid.NONE));
    }
}

package dev.resonance.conversation;

import static dev.resonance.error.InvalidValueException.require;

import java.util.Optional;

/**
 * Which conversations to list.
 *
 * @param text only those whose title or messages hold all of these words, in any case, with or without diacritics, whole
 *     or as the beginning of longer ones; a message counts once it is written; empty: all
 * @param limit 1 to 200
 * @param cursor where the page before ended; absent: the first page
 */
public record ConversationQuery(String text, int limit, Optional<String> cursor) {
    public ConversationQuery {
        require(limit >= 1 && limit <= 200, "limit", limit, "a number from 1 to 200");
    }

    /** The newest ones, at most {@code limit}. */
    public static ConversationQuery newest(int limit) {
        return new ConversationQuery("", limit, Optional.empty());
    }
}

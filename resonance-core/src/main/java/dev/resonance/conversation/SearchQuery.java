package dev.resonance.conversation;

import static dev.resonance.error.InvalidValueException.require;

/**
 * What to look for in all conversations.
 *
 * @param text words, in any case, with or without diacritics, whole or as the beginning of longer ones; a text without
 *     a letter or digit finds nothing
 * @param limit how many hits at most, 1 to 100
 */
public record SearchQuery(String text, int limit) {
    public SearchQuery {
        require(limit >= 1 && limit <= 100, "limit", limit, "a number from 1 to 100");
    }
}

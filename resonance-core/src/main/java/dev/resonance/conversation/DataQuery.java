package dev.resonance.conversation;

import static dev.resonance.error.InvalidValueException.require;

import java.util.Optional;

/**
 * Which page of a list.
 *
 * @param conversationId only what belongs to this conversation; absent: to any or none
 * @param limit 1 to 100
 * @param cursor where the page before ended; absent: the first page
 */
public record DataQuery(Optional<String> conversationId, int limit, Optional<String> cursor) {
    public DataQuery {
        require(limit >= 1 && limit <= 100, "limit", limit, "a number from 1 to 100");
        cursor.ifPresent(given -> require(
                given.matches("[A-Za-z0-9-]{1,64}"), "cursor", given, "the cursor that came with the page before"));
    }

    /** The newest ones of all conversations. */
    public static DataQuery newest(int limit) {
        return new DataQuery(Optional.empty(), limit, Optional.empty());
    }
}

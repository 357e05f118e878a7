package dev.resonance.storage;

import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;

/**
 * Whose rows the tables show, within one transaction. Each statement that finds rows by what comes from outside has one
 * of these conditions, and binds the name.
 *
 * @param name absent: everybody's
 */
record Owner(Optional<String> name) {
    static final Owner EVERYBODY = new Owner(Optional.empty());

    /** On rows of conversations. */
    static final String OF_CONVERSATION = "(cast(:owner as text) is null or conversations.owner = :owner)";

    /** On rows of attachments, joined with their conversations: they belong to whom these belong to. */
    static final String OF_ATTACHMENT = "(cast(:owner as text) is null or :owner = case"
            + " when attachments.conversation is null then attachments.owner else conversations.owner end)";

    /** This one, or where it is everybody that one. */
    Owner or(Optional<String> other) {
        return new Owner(name.or(() -> other));
    }

    <S extends SqlStatement<S>> S bind(S statement) {
        return statement.bind("owner", name);
    }
}

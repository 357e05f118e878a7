package dev.resonance.rag.query;

import java.util.List;

/** What to do about a message. */
public sealed interface QueryPlan {
    /**
     * Search.
     *
     * @param query 1 to 499 characters of plain text
     * @param notes what was changed, one short word or two each, such as {@code shortened}
     */
    record Search(String query, List<String> notes) implements QueryPlan {
        public Search {
            notes = List.copyOf(notes);
        }
    }

    /** The message needs no search; {@code why} is for the reader. */
    record Skip(String why) implements QueryPlan {}

    /** There is nothing in the message to search for. */
    record Invalid(String why) implements QueryPlan {}
}

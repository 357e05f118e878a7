package dev.resonance.reply;

/** Where in a stored conversation a reply goes. Nothing that is there is overwritten. */
public sealed interface ReplyPlace {
    /** After the last message of the active branch. */
    record AtTheEnd() implements ReplyPlace {}

    /** A question beside the one with this id, and its answer: a branch of its own. */
    record Beside(String questionId) implements ReplyPlace {}

    /** Another answer to the same question, beside the one with this id. */
    record Again(String answerId) implements ReplyPlace {}

    /** More of the answer with this id, in the same message; nothing may follow it yet. */
    record More(String answerId) implements ReplyPlace {}
}

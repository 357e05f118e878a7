package dev.resonance.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Where conversations lie between being deleted and being gone, so that a deletion can be undone. Everywhere else a
 * conversation in the bin is not there; only {@link ConversationStore#update} still takes the end of an answer that was
 * being written, and {@link ConversationStore#delete} deletes it for ever.
 *
 * <p>Threads and errors are those of the {@link ConversationStore} it belongs to.
 */
public interface ConversationBin {
    /** How long conversations lie there; {@link dev.resonance.Resonance} deletes them for ever when it is over. */
    Duration KEPT = Duration.ofDays(30);

    /** Puts a conversation into the bin. */
    void discard(String conversationId);

    /**
     * Takes a conversation out of the bin again, to the place it had.
     *
     * @throws ConversationNotFoundException if it is not in the bin
     */
    Conversation restore(String conversationId);

    /** What is in the bin, at most {@code limit}, the last discarded first. */
    List<Discarded> list(int limit);

    /** Deletes for ever what was discarded before a time, and returns how many conversations that were. */
    int empty(Instant discardedBefore);

    /** A conversation in the bin. */
    record Discarded(Conversation conversation, Instant discardedAt) {}
}

package dev.resonance.conversation;

import java.time.Instant;

/**
 * What a store holds, for whoever owns it.
 *
 * <p>Threads and errors are those of the {@link ConversationStore} it belongs to.
 */
public interface StoredData {
    /** How much there is. */
    DataSummary summary();

    /** All there is, in pages. */
    DataBrowser browse();

    /**
     * Deletes for ever what nobody misses: conversations that were put into the bin before a time, files without a
     * conversation that were added before it, and what crashes left behind.
     */
    SweptData sweep(Instant before);

    /**
     * Deletes everything for ever, what is in the bin too, and makes the database small where it can. What is being
     * written meanwhile is lost.
     */
    void wipe();

    /** What a sweep deleted. */
    record SweptData(int conversations, int attachments) {}
}

package dev.resonance.conversation;

import java.time.Instant;
import java.util.Optional;

/**
 * Lists of all there is, in the bin too, the newest first. A page costs the same wherever it is.
 *
 * <p>Threads and errors are those of the {@link ConversationStore} it belongs to.
 */
public interface DataBrowser {
    /** Conversations by when they were made. */
    DataPage<ConversationEntry> conversations(DataQuery query);

    /** Messages of all branches. */
    DataPage<Message> messages(DataQuery query);

    /** Answers only: what {@link Message#details} tells of is there. */
    DataPage<Message> replies(DataQuery query);

    /** Files, those without a conversation too; their texts are left out. */
    DataPage<Attachment> attachments(DataQuery query);

    /**
     * A conversation in the list.
     *
     * @param owner whose it is; absent: nobody's
     * @param discardedAt when it was put into the bin; absent: it is not there
     */
    record ConversationEntry(
            Conversation conversation,
            Optional<String> owner,
            Optional<Instant> discardedAt,
            long messages,
            long attachments) {}
}

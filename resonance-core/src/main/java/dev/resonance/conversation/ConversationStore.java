package dev.resonance.conversation;

import static dev.resonance.error.InvalidValueException.require;

import java.util.List;
import java.util.Optional;

/**
 * Where conversations live. When a call returns, what it wrote survives the end of the process (for a store on disk).
 *
 * <p>Thread-safe; several processes may share one store on disk. Texts that hold lone surrogates are stored with
 * U+FFFD in their place. Every method throws {@link StorageException} when the store cannot be read or written, and
 * {@link ConversationNotFoundException} for an id that is not there. Whoever opens a store closes it.
 */
public interface ConversationStore extends AutoCloseable {
    /** Makes a conversation. A longer title than 200 characters is cut. */
    Conversation create(String title);

    /** The conversation with this id. */
    Conversation find(String conversationId);

    /** A page of conversations, pinned ones first, and in each group the last changed first. */
    ConversationPage list(ConversationQuery query);

    /** Gives the conversation another title, at most 200 characters, and returns it as it is now. */
    Conversation rename(String conversationId, String title);

    /** Pins the conversation, or no longer, and returns it as it is now. Its time stays. */
    Conversation pin(String conversationId, boolean pinned);

    /** Gives the conversation settings of its own and returns it as it is now. Its time stays. */
    Conversation configure(String conversationId, ConversationSettings settings);

    /** Deletes the conversation and its messages for ever; {@link #bin} has a deletion that can be undone. */
    void delete(String conversationId);

    /** The messages of the conversation's active branch, oldest first. */
    List<Message> messages(String conversationId);

    /** Adds a message after the last one of the active branch. */
    Message append(String conversationId, NewMessage message);

    /**
     * Replaces the content, status and details of a message; all else stays.
     *
     * @throws ConversationNotFoundException if there is no message with that id
     */
    void update(Message message);

    /**
     * Keeps what the user thinks of a message; absent: nothing any more.
     *
     * @throws ConversationNotFoundException if there is no message with that id
     */
    Message rate(String messageId, Optional<Feedback> feedback);

    /** The conversations' branches. */
    Branches branches();

    /** The deleted conversations that can be brought back. */
    ConversationBin bin();

    /** The files that belong to conversations. */
    Attachments attachments();

    /** Finds the places where words are. */
    TextSearch search();

    /** Whole conversations, for export and import. */
    ConversationArchive archive();

    /** What there is, for whoever owns it. */
    StoredData data();

    /**
     * The same store as one of several users sees it: with what was made through such a view of this owner, and nothing
     * else. Whatever belongs to others, or to nobody, is not there: neither by its id, nor in lists, searches and sums,
     * and neither to be changed nor to be wiped. This store itself sees everything, and what it makes is nobody's.
     *
     * <p>A view of a view is that of the last owner. Closing a view closes the store.
     *
     * @param owner 1 to 64 letters, digits, dots, hyphens, underscores or at signs
     */
    ConversationStore ownedBy(String owner);

    /** The owner's name, if it is one. */
    static String checkedOwner(String owner) {
        require(
                owner.matches("[A-Za-z0-9._@-]{1,64}"),
                "owner",
                owner,
                "1 to 64 letters, digits, dots, hyphens, underscores or at signs");
        return owner;
    }

    /** Frees the store. Calling it again does nothing. */
    @Override
    void close();
}

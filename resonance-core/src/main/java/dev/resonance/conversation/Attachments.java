package dev.resonance.conversation;

import java.io.InputStream;
import java.util.List;

/**
 * Files that belong to conversations. A file and its entry appear together and vanish together, with their conversation
 * at the latest.
 *
 * <p>Threads and errors are those of the {@link ConversationStore} it belongs to.
 */
public interface Attachments {
    /**
     * Stores a file. Reads the bytes to their end and leaves closing to the caller.
     *
     * @throws AttachmentRefusedException if there are more bytes than allowed or their source fails; nothing is kept
     * @throws ConversationNotFoundException if the conversation is not there
     */
    Attachment add(NewAttachment attachment, InputStream bytes);

    /** The file's entry. */
    Attachment find(String attachmentId);

    /** The file's bytes; the caller closes them. */
    InputStream open(String attachmentId);

    /** The files of a conversation, oldest first. */
    List<Attachment> of(String conversationId);

    /** Gives the file to a conversation and returns it as it is now. */
    Attachment assign(String attachmentId, String conversationId);

    /** Deletes the file for ever. */
    void delete(String attachmentId);
}

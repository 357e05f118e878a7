package dev.resonance.conversation;

import java.io.IOException;
import java.io.InputStream;

/**
 * Whole conversations, out of one store and into another, with their ids and times. {@link
 * dev.resonance.conversation.transfer.ConversationExport} and {@link
 * dev.resonance.conversation.transfer.ConversationImport} make files of them.
 *
 * <p>Threads and errors are those of the {@link ConversationStore} it belongs to.
 */
public interface ConversationArchive {
    /** All of a conversation but the bytes of its files, as it is at one moment; also of one in the bin. */
    ArchivedConversation read(String conversationId);

    /**
     * Adds a conversation as it is, all of it or nothing. It comes to the top of the list. Into what one owner sees of a
     * store, it is added as that owner's, whosever it was.
     *
     * @return false where a conversation with this id is there already, or in the bin; that one stays as it is
     * @throws AttachmentRefusedException if the bytes of a file fail, or are not those that its checksum promises
     * @throws StorageException if a message or a file with the same id belongs to another conversation
     */
    boolean add(ArchivedConversation conversation, FileSource files);

    /**
     * The bytes of a file that {@link #read} gave, also of one whose conversation is in the bin; the caller closes them.
     *
     * @throws StorageException if they cannot be read, as when the file was deleted meanwhile
     */
    InputStream open(Attachment attachment);

    /** Where the bytes of archived files come from. */
    @FunctionalInterface
    interface FileSource {
        /** The bytes of a file; who asked closes them. */
        InputStream open(Attachment attachment) throws IOException;
    }
}

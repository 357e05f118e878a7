package dev.resonance.conversation;

import java.io.InputStream;
import java.util.Optional;

/**
 * Takes in files from outside: finds out what they are and what can be read in them, refuses what is not wanted, and
 * stores the rest with the {@link Attachments} of a store.
 *
 * <p>Thread-safe. Errors are those of {@link Attachments#add}.
 */
public interface AttachmentIntake {
    /**
     * Stores a file with its type and its text. Reads the bytes to their end, or until they are too many, and leaves
     * closing to the caller.
     *
     * @param conversationId where it belongs to; absent: to none yet
     * @param name any; it decides nothing but which kind of text a text is
     * @throws AttachmentRefusedException if the file is too large, of no wanted type, damaged or cut off; nothing is
     *     kept, and nothing else is harmed
     */
    Attachment add(Optional<String> conversationId, String name, InputStream bytes);

    /** The same intake, with other attachments to store into, such as those of one owner. */
    AttachmentIntake into(Attachments attachments);
}

package dev.resonance.conversation.transfer;

import com.google.gson.JsonObject;
import dev.resonance.conversation.ArchivedConversation;
import dev.resonance.conversation.Attachment;
import dev.resonance.conversation.ConversationBin.Discarded;
import dev.resonance.conversation.ConversationNotFoundException;
import dev.resonance.conversation.ConversationPage;
import dev.resonance.conversation.ConversationQuery;
import dev.resonance.conversation.ConversationStore;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.StorageException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Writes conversations, with all branches, sources, feedback and files, as one text file of one JSON object a line;
 * {@link ConversationImport} reads it. One of all conversations is a backup that every kind of store can read.
 *
 * <p>Each conversation is as it was at one moment; others may change meanwhile. Not more than one conversation and a
 * piece of a file are in memory. Stateless.
 */
public final class ConversationExport {
    private static final int PIECE_BYTES = 48 * 1024;

    private ConversationExport() {}

    /**
     * Writes every conversation of a store, those in the bin too.
     *
     * @param target stays open
     * @throws StorageException if the store cannot be read or the target not be written
     */
    public static void writeAll(ConversationStore store, OutputStream target) {
        List<String> ids = new ArrayList<>();
        store.bin().list(Integer.MAX_VALUE).stream()
                .map(Discarded::conversation)
                .forEach(conversation -> ids.add(conversation.id()));
        Optional<String> cursor = Optional.empty();
        do {
            ConversationPage page = store.list(new ConversationQuery("", 200, cursor));
            page.conversations().forEach(conversation -> ids.add(conversation.id()));
            cursor = page.next();
        } while (cursor.isPresent());
        // Read again in this order, the last changed one comes to the top again.
        write(store, ids.reversed(), true, target);
    }

    /**
     * Writes these conversations; the bin has them or not.
     *
     * @param target stays open
     * @throws StorageException if the store cannot be read or the target not be written
     * @throws ConversationNotFoundException if one of them is not there; what was written so far is no whole file
     */
    public static void write(ConversationStore store, List<String> conversationIds, OutputStream target) {
        write(store, conversationIds, false, target);
    }

    private static void write(ConversationStore store, List<String> ids, boolean skipDeleted, OutputStream target) {
        try {
            OutputStream out = new BufferedOutputStream(target, 1 << 16);
            line(out, Lines.head());
            int written = 0;
            for (String id : ids) {
                Optional<ArchivedConversation> read = read(store, id, skipDeleted);
                if (read.isPresent()) {
                    write(store, read.get(), out);
                    written++;
                }
            }
            line(out, Lines.end(written));
            out.flush();
        } catch (IOException e) {
            throw new StorageException("the export cannot be written: check where it goes, and the free space", e);
        }
    }

    private static Optional<ArchivedConversation> read(ConversationStore store, String id, boolean skipDeleted) {
        try {
            return Optional.of(store.archive().read(id));
        } catch (ConversationNotFoundException e) {
            if (skipDeleted) {
                return Optional.empty(); // deleted since the list was made
            }
            throw e;
        }
    }

    private static void write(ConversationStore store, ArchivedConversation conversation, OutputStream out)
            throws IOException {
        line(out, Lines.of(conversation));
        for (Message message : conversation.messages()) {
            line(out, Lines.of(message));
        }
        for (Attachment attachment : conversation.attachments()) {
            line(out, Lines.of(attachment));
            try (InputStream bytes = store.archive().open(attachment)) {
                for (byte[] piece = bytes.readNBytes(PIECE_BYTES);
                        piece.length > 0;
                        piece = bytes.readNBytes(PIECE_BYTES)) {
                    line(out, Lines.bytes(Base64.getEncoder().encodeToString(piece)));
                }
            }
        }
    }

    private static void line(OutputStream out, JsonObject object) throws IOException {
        out.write(object.toString().getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }
}

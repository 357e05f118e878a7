package dev.resonance.conversation.transfer;

import dev.resonance.conversation.ArchivedConversation;
import dev.resonance.conversation.Attachment;
import dev.resonance.conversation.Conversation;
import dev.resonance.conversation.ConversationStore;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.StorageException;
import dev.resonance.conversation.spi.CheckedBytes;
import dev.resonance.error.InvalidValueException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what {@link ConversationExport} wrote. The whole file is checked, down to the checksums of its files, before
 * anything of it is added. Stateless.
 */
public final class ConversationImport {
    private ConversationImport() {}

    /**
     * Adds the conversations of a file to a store. Those that are there already stay as they are, so that an import
     * can be repeated.
     *
     * @throws ImportRefusedException if the file is no export, or a damaged one, with the line; nothing is added
     * @throws StorageException if the file cannot be read or the store not be written; conversations that were added
     *     before that stay
     */
    public static ImportReport read(Path file, ConversationStore store) {
        try {
            each(file, (conversation, places) -> {});
            int[] counts = new int[2];
            each(file, (conversation, places) -> {
                boolean added = store.archive().add(conversation, attachment -> {
                    ImportLines.Place place = places.getOrDefault(attachment.id(), new ImportLines.Place(0, 0));
                    return new ImportedBytes(ImportLines.open(file, place), attachment.sizeBytes());
                });
                counts[added ? 0 : 1]++;
            });
            return new ImportReport(counts[0], counts[1]);
        } catch (IOException e) {
            throw new StorageException("cannot read " + file + ": check that it is there and may be read", e);
        }
    }

    private static void each(Path file, Step step) throws IOException {
        try (ImportLines lines = ImportLines.open(file)) {
            ImportLine head = lines.next().orElseThrow(() -> lines.missing("its first line"));
            if (!head.findText("resonance").equals(Optional.of("conversations"))) {
                throw head.refused("does not begin an export of conversations", null);
            }
            if (head.count("version") != Lines.VERSION) {
                throw head.refused("is of a newer version of Resonance: update Resonance", null);
            }
            int conversations = 0;
            ImportLine line = next(lines);
            while (line.has("conversation")) {
                conversation(line, lines, step);
                conversations++;
                line = next(lines);
            }
            if (line.object("end").count("conversations") != conversations
                    || lines.next().isPresent()) {
                throw line.refused("does not end the export: lines are missing or added", null);
            }
        }
    }

    private static void conversation(ImportLine line, ImportLines lines, Step step) throws IOException {
        ImportLine fields = line.object("conversation");
        int messageCount = fields.count("messages");
        int attachmentCount = fields.count("attachments");
        try {
            Conversation conversation = ImportRecords.conversation(fields);
            String id = conversation.id();
            List<Message> messages = new ArrayList<>();
            for (int i = 0; i < messageCount; i++) {
                messages.add(checked(next(lines), part -> ImportRecords.message(part.object("message"), id)));
            }
            Map<String, ImportLines.Place> places = new HashMap<>();
            List<Attachment> attachments = new ArrayList<>();
            for (int i = 0; i < attachmentCount; i++) {
                ImportLine part = next(lines);
                Attachment attachment =
                        checked(part, given -> ImportRecords.attachment(given.object("attachment"), id));
                places.put(attachment.id(), lines.place());
                check(part, attachment, lines);
                attachments.add(attachment);
            }
            Optional<Instant> discarded =
                    fields.has("discarded_at") ? Optional.of(fields.time("discarded_at")) : Optional.empty();
            Optional<String> leaf =
                    fields.has("active_leaf") ? Optional.of(fields.id("active_leaf")) : Optional.empty();
            step.accept(
                    new ArchivedConversation(
                            conversation, fields.findText("owner"), discarded, messages, leaf, attachments),
                    places);
        } catch (InvalidValueException e) {
            throw line.refused("begins a conversation that does not fit together (" + e.getMessage() + ")", e);
        }
    }

    private static void check(ImportLine line, Attachment attachment, ImportLines lines) throws IOException {
        // closing these bytes would close the lines, which go on
        CheckedBytes bytes = new CheckedBytes(new ImportedBytes(lines, attachment.sizeBytes()), attachment.sizeBytes());
        bytes.transferTo(OutputStream.nullOutputStream());
        if (!bytes.sha256Hex().equals(attachment.sha256())) {
            throw line.refused("has a file with other bytes than its checksum promises", null);
        }
    }

    private static <T> T checked(ImportLine line, Reading<T> reading) {
        try {
            return reading.read(line);
        } catch (InvalidValueException e) {
            throw line.refused("has a value that is not allowed (" + e.getMessage() + ")", e);
        }
    }

    private static ImportLine next(ImportLines lines) throws IOException {
        return lines.next().orElseThrow(() -> lines.missing("its last line"));
    }

    private interface Step {
        void accept(ArchivedConversation conversation, Map<String, ImportLines.Place> places);
    }

    private interface Reading<T> {
        T read(ImportLine line);
    }
}

package dev.resonance.storage;

import dev.resonance.conversation.ArchivedConversation;
import dev.resonance.conversation.Attachment;
import dev.resonance.conversation.AttachmentRefusedException;
import dev.resonance.conversation.ConversationArchive;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.StorageException;
import dev.resonance.conversation.spi.CheckedBytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The archive of a {@link SqlConversationStore}. */
final class SqlArchive implements ConversationArchive {
    private final Database database;
    private final AttachmentFiles files;
    private final SqlAttachments attachments;

    SqlArchive(Database database, AttachmentFiles files, SqlAttachments attachments) {
        this.database = database;
        this.files = files;
        this.attachments = attachments;
    }

    @Override
    public ArchivedConversation read(String conversationId) {
        return database.read(tables -> {
            ConversationRow row = tables.conversations().findAny(conversationId);
            List<Message> messages = tables.messages().all(row);
            Optional<String> leaf = row.activeLeaf().isPresent()
                    ? Optional.of(
                            tables.messages().read(row.activeLeaf().getAsLong()).id())
                    : Optional.empty();
            return new ArchivedConversation(
                    row.conversation(),
                    row.owner(),
                    row.discardedAt(),
                    messages,
                    leaf,
                    tables.attachments().of(row));
        });
    }

    @Override
    public boolean add(ArchivedConversation conversation, FileSource source) {
        String id = conversation.conversation().id();
        if (database.read(tables -> tables.conversations().holds(id))) {
            return false;
        }
        List<Path> incoming = new ArrayList<>();
        try {
            Map<String, Path> received = new HashMap<>();
            for (Attachment attachment : conversation.attachments()) {
                if (!received.containsKey(attachment.sha256())) {
                    Path file = files.incoming();
                    incoming.add(file);
                    receive(attachment, source, file);
                    received.put(attachment.sha256(), file);
                }
            }
            return insert(conversation, received);
        } finally {
            incoming.forEach(file -> files.delete(file.getFileName().toString()));
        }
    }

    @Override
    public InputStream open(Attachment attachment) {
        return files.open(attachment.sha256());
    }

    private boolean insert(ArchivedConversation conversation, Map<String, Path> received) {
        try {
            return database.write(tables -> {
                tables.lockFiles();
                if (tables.conversations().holds(conversation.conversation().id())) {
                    return false;
                }
                insert(tables.of(tables.owner().or(conversation.owner())), conversation);
                received.forEach((sha256, file) -> files.keep(file, sha256));
                return true;
            });
        } catch (RuntimeException e) {
            attachments.removeUnknown(List.copyOf(received.keySet()));
            throw e;
        }
    }

    private static void insert(Tables tables, ArchivedConversation conversation) {
        refuseTaken(tables, conversation);
        ConversationRow row = tables.conversations().insert(conversation);
        tables.messages().insertAll(row, conversation.messages());
        conversation
                .activeLeafId()
                .ifPresent(leaf ->
                        tables.conversations().activate(row, tables.messages().findAny(leaf)));
        conversation.attachments().forEach(tables.attachments()::insert);
    }

    private static void refuseTaken(Tables tables, ArchivedConversation conversation) {
        for (Message message : conversation.messages()) {
            if (tables.messages().holds(message.id())) {
                throw taken(message.id());
            }
        }
        for (Attachment attachment : conversation.attachments()) {
            if (tables.attachments().holds(attachment.id())) {
                throw taken(attachment.id());
            }
        }
    }

    private static StorageException taken(String id) {
        return new StorageException("'" + id + "' belongs to another conversation: nothing was added", null);
    }

    private void receive(Attachment attachment, FileSource source, Path file) {
        try (InputStream bytes = source.open(attachment)) {
            CheckedBytes checked = new CheckedBytes(bytes, attachment.sizeBytes());
            files.receive(attachment.name(), checked, file);
            checked.requireSame(attachment.sizeBytes(), attachment.sha256());
            files.flush(file);
        } catch (IOException e) {
            throw AttachmentRefusedException.incomplete(attachment.name(), e);
        }
    }
}

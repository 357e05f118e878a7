package dev.resonance.storage;

import dev.resonance.conversation.Attachment;
import dev.resonance.conversation.AttachmentRefusedException;
import dev.resonance.conversation.Attachments;
import dev.resonance.conversation.NewAttachment;
import dev.resonance.conversation.spi.CheckedBytes;
import dev.resonance.conversation.spi.SortableIds;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The files of a {@link SqlConversationStore}. */
final class SqlAttachments implements Attachments {
    private final Database database;
    private final InstantSource clock;
    private final SortableIds ids;
    private final AttachmentFiles files;

    SqlAttachments(Database database, AttachmentFiles files, InstantSource clock, SortableIds ids) {
        this.database = database;
        this.clock = clock;
        this.ids = ids;
        this.files = files;
    }

    @Override
    public Attachment add(NewAttachment attachment, InputStream bytes) {
        CheckedBytes checked = new CheckedBytes(bytes, attachment.maxSizeBytes());
        Path incoming = files.incoming();
        try {
            files.receive(attachment.name(), checked, incoming);
            if (checked.tooLarge()) {
                throw AttachmentRefusedException.tooLarge(attachment.name(), attachment.maxSizeBytes());
            }
            files.flush(incoming);
            Attachment added = new Attachment(
                    ids.next(),
                    attachment.conversationId(),
                    attachment.name(),
                    attachment.contentType(),
                    checked.sizeBytes(),
                    checked.sha256Hex(),
                    clock.instant().truncatedTo(ChronoUnit.MILLIS),
                    attachment.text());
            return insert(added, incoming);
        } finally {
            files.delete(incoming.getFileName().toString());
        }
    }

    @Override
    public Attachment find(String attachmentId) {
        return database.read(tables -> tables.attachments().find(attachmentId));
    }

    @Override
    public InputStream open(String attachmentId) {
        return files.open(find(attachmentId).sha256());
    }

    @Override
    public List<Attachment> of(String conversationId) {
        return database.read(
                tables -> tables.attachments().of(tables.conversations().find(conversationId)));
    }

    @Override
    public Attachment assign(String attachmentId, String conversationId) {
        return database.write(tables -> {
            AttachmentTable attachments = tables.attachments();
            tables.conversations().lock(conversationId);
            attachments.find(attachmentId);
            attachments.assign(attachmentId, conversationId);
            return attachments.find(attachmentId);
        });
    }

    @Override
    public void delete(String attachmentId) {
        Attachment deleted = database.write(tables -> {
            AttachmentTable attachments = tables.attachments();
            Attachment found = attachments.find(attachmentId);
            attachments.delete(attachmentId);
            return found;
        });
        removeUnknown(List.of(deleted.sha256()));
    }

    /**
     * Deletes files whose rows are gone. In a transaction after the one that removed the rows: a crash between the two
     * leaves a file without a row, which is swept, and never a row without its file.
     */
    void removeUnknown(List<String> checksums) {
        if (checksums.isEmpty()) {
            return;
        }
        database.write(tables -> {
            tables.lockFiles();
            AttachmentTable attachments = tables.attachments();
            checksums.stream().filter(sha256 -> !attachments.knows(sha256)).forEach(files::delete);
            return checksums;
        });
    }

    /** Puts files aside that a crash left behind. */
    void sweep() {
        database.write(tables -> {
            tables.lockFiles();
            files.sweep(tables.attachments()::knows);
            return files;
        });
    }

    /** Deletes all files without a row, those that were put aside too. */
    void deleteUnknown() {
        database.write(tables -> {
            tables.lockFiles();
            files.deleteUnknown(tables.attachments()::knows);
            return files;
        });
    }

    private Attachment insert(Attachment attachment, Path incoming) {
        try {
            return database.write(tables -> {
                tables.lockFiles();
                attachment.conversationId().ifPresent(tables.conversations()::lock);
                tables.attachments().insert(attachment);
                files.keep(incoming, attachment.sha256());
                return attachment;
            });
        } catch (RuntimeException e) {
            removeUnknown(List.of(attachment.sha256()));
            throw e;
        }
    }
}

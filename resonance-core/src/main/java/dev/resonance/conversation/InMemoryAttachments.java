package dev.resonance.conversation;

import dev.resonance.conversation.spi.CheckedBytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** The files of {@link InMemoryConversationStore}. All access goes through the trees' lock. */
final class InMemoryAttachments implements Attachments {
    private final ConversationTrees trees;

    InMemoryAttachments(ConversationTrees trees) {
        this.trees = trees;
    }

    @Override
    public Attachment add(NewAttachment attachment, InputStream source) {
        CheckedBytes checked = new CheckedBytes(source, attachment.maxSizeBytes());
        byte[] bytes = read(attachment, checked);
        return trees.locked(() -> {
            attachment.conversationId().ifPresent(trees::visible);
            Attachment added = new Attachment(
                    trees.nextId(),
                    attachment.conversationId(),
                    attachment.name(),
                    attachment.contentType(),
                    bytes.length,
                    checked.sha256Hex(),
                    trees.now(),
                    attachment.text());
            trees.files().put(added.id(), new Stored(added, bytes, trees.owner()));
            return added;
        });
    }

    @Override
    public Attachment find(String attachmentId) {
        return trees.locked(() -> stored(attachmentId).attachment());
    }

    @Override
    public InputStream open(String attachmentId) {
        return new ByteArrayInputStream(trees.locked(() -> stored(attachmentId).bytes()));
    }

    @Override
    public List<Attachment> of(String conversationId) {
        return trees.locked(() -> {
            Optional<String> wanted =
                    Optional.of(trees.visible(conversationId).conversation().id());
            return trees.ownFiles().stream()
                    .map(Stored::attachment)
                    .filter(attachment -> attachment.conversationId().equals(wanted))
                    .toList();
        });
    }

    @Override
    public Attachment assign(String attachmentId, String conversationId) {
        return trees.locked(() -> {
            trees.visible(conversationId);
            Stored stored = stored(attachmentId);
            Attachment old = stored.attachment();
            Attachment assigned = new Attachment(
                    old.id(),
                    Optional.of(conversationId),
                    old.name(),
                    old.contentType(),
                    old.sizeBytes(),
                    old.sha256(),
                    old.createdAt(),
                    old.text());
            trees.files().put(attachmentId, new Stored(assigned, stored.bytes(), stored.owner()));
            return assigned;
        });
    }

    @Override
    public void delete(String attachmentId) {
        trees.locked(() -> {
            stored(attachmentId);
            return Optional.ofNullable(trees.files().remove(attachmentId));
        });
    }

    private static byte[] read(NewAttachment attachment, CheckedBytes checked) {
        byte[] bytes;
        try {
            bytes = checked.readAllBytes();
        } catch (IOException e) {
            throw AttachmentRefusedException.incomplete(attachment.name(), e);
        }
        if (checked.tooLarge()) {
            throw AttachmentRefusedException.tooLarge(attachment.name(), attachment.maxSizeBytes());
        }
        return bytes;
    }

    /** Goes with its conversation: deleted with it, hidden with it. */
    private Stored stored(String attachmentId) {
        Stored stored = trees.file(attachmentId);
        stored.attachment().conversationId().ifPresent(trees::visible);
        return stored;
    }

    /** A file; its bytes never change. */
    static final class Stored {
        private final Attachment attachment;
        private final byte[] bytes;
        private final Optional<String> owner;

        Stored(Attachment attachment, byte[] bytes, Optional<String> owner) {
            this.attachment = attachment;
            this.bytes = bytes;
            this.owner = owner;
        }

        /** Whose it is while it belongs to no conversation; absent: nobody's. */
        Optional<String> owner() {
            return owner;
        }

        Attachment attachment() {
            return attachment;
        }

        byte[] bytes() {
            return bytes;
        }
    }
}

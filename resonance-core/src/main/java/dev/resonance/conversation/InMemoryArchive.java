package dev.resonance.conversation;

import dev.resonance.conversation.spi.CheckedBytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The archive of {@link InMemoryConversationStore}. */
final class InMemoryArchive implements ConversationArchive {
    private final ConversationTrees trees;

    InMemoryArchive(ConversationTrees trees) {
        this.trees = trees;
    }

    @Override
    public ArchivedConversation read(String conversationId) {
        return trees.locked(() -> {
            ConversationTree tree = trees.any(conversationId);
            return new ArchivedConversation(
                    tree.conversation(),
                    tree.owner(),
                    tree.discardedAt(),
                    tree.messages(),
                    tree.activeLeaf(),
                    files(conversationId));
        });
    }

    @Override
    public boolean add(ArchivedConversation conversation, FileSource files) {
        if (trees.locked(() -> trees.holds(conversation.conversation().id()))) {
            return false;
        }
        Map<String, InMemoryAttachments.Stored> read = new HashMap<>();
        for (Attachment attachment : conversation.attachments()) {
            read.put(attachment.id(), read(attachment, files, trees.ownerOf(conversation)));
        }
        return trees.locked(() -> {
            if (trees.holds(conversation.conversation().id())) {
                return false;
            }
            refuseTaken(conversation);
            trees.add(conversation);
            conversation.attachments().forEach(file -> trees.files().put(file.id(), read.get(file.id())));
            return true;
        });
    }

    @Override
    public InputStream open(Attachment attachment) {
        return trees.locked(() -> {
            InMemoryAttachments.Stored stored = trees.files().get(attachment.id());
            if (stored == null) {
                throw new StorageException("the file '" + attachment.name() + "' was deleted meanwhile", null);
            }
            return new ByteArrayInputStream(stored.bytes());
        });
    }

    private void refuseTaken(ArchivedConversation conversation) {
        List<String> ids = new ArrayList<>();
        conversation.messages().stream()
                .map(Message::id)
                .filter(trees::holdsMessage)
                .forEach(ids::add);
        conversation.attachments().stream()
                .map(Attachment::id)
                .filter(id -> trees.files().containsKey(id))
                .forEach(ids::add);
        if (!ids.isEmpty()) {
            throw new StorageException(
                    "'" + ids.getFirst() + "' belongs to another conversation: nothing was added", null);
        }
    }

    private List<Attachment> files(String conversationId) {
        return trees.ownFiles().stream()
                .map(InMemoryAttachments.Stored::attachment)
                .filter(file -> file.conversationId().equals(Optional.of(conversationId)))
                .toList();
    }

    private static InMemoryAttachments.Stored read(Attachment attachment, FileSource files, Optional<String> owner) {
        try (InputStream source = files.open(attachment)) {
            CheckedBytes checked = new CheckedBytes(source, attachment.sizeBytes());
            byte[] bytes = checked.readAllBytes();
            checked.requireSame(attachment.sizeBytes(), attachment.sha256());
            return new InMemoryAttachments.Stored(attachment, bytes, owner);
        } catch (IOException e) {
            throw AttachmentRefusedException.incomplete(attachment.name(), e);
        }
    }
}

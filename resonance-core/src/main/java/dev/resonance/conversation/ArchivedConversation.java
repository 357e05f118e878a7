package dev.resonance.conversation;

import static dev.resonance.error.InvalidValueException.require;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All of a conversation but the bytes of its files.
 *
 * @param owner whose it is, as {@link ConversationStore#ownedBy} takes the name; absent: nobody's in particular
 * @param discardedAt when it was put into the bin; absent: it is not there
 * @param messages of all branches, in the order in which they were added: each one's parent comes before it
 * @param activeLeafId the last message of the active branch; absent where there is no message
 * @param attachments oldest first
 */
public record ArchivedConversation(
        Conversation conversation,
        Optional<String> owner,
        Optional<Instant> discardedAt,
        List<Message> messages,
        Optional<String> activeLeafId,
        List<Attachment> attachments) {

    public ArchivedConversation {
        owner.ifPresent(ConversationStore::checkedOwner);
        messages = List.copyOf(messages);
        attachments = List.copyOf(attachments);
        Set<String> known = new HashSet<>();
        for (Message message : messages) {
            require(
                    message.conversationId().equals(conversation.id()),
                    "conversation of a message",
                    message.conversationId(),
                    conversation.id());
            message.parentId()
                    .ifPresent(parent ->
                            require(known.contains(parent), "parent of a message", parent, "a message before it"));
            require(known.add(message.id()), "id of a message", message.id(), "one that no other message has");
        }
        require(
                activeLeafId.isPresent() != messages.isEmpty(),
                "last message",
                activeLeafId,
                "there where there are messages, and only there");
        activeLeafId.ifPresent(leaf -> require(known.contains(leaf), "last message", leaf, "one of the messages"));
        Set<String> files = new HashSet<>();
        for (Attachment attachment : attachments) {
            require(
                    attachment.conversationId().equals(Optional.of(conversation.id())),
                    "conversation of a file",
                    attachment.conversationId().orElse(""),
                    conversation.id());
            require(files.add(attachment.id()), "id of a file", attachment.id(), "one that no other file has");
        }
    }
}

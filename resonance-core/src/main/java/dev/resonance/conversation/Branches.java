package dev.resonance.conversation;

import java.util.List;
import java.util.Optional;

/**
 * The messages of conversations as the trees they are: an edited question, or an answer made again, is an alternative
 * beside the first one, and nothing is overwritten. {@link ConversationStore#messages} shows the active branch.
 *
 * <p>Threads and errors are those of the {@link ConversationStore} it belongs to.
 */
public interface Branches {
    /** Every message of the conversation, in the order in which they were added. */
    List<Message> all(String conversationId);

    /**
     * The message and those that share its parent, oldest first.
     *
     * @throws ConversationNotFoundException if there is no message with that id
     */
    List<Message> alternatives(String messageId);

    /**
     * Adds a message after another one, beside what follows that already, and makes it the end of the active branch.
     *
     * @param parentId a message of the conversation; absent: beside the conversation's first message
     * @throws ConversationNotFoundException if the conversation, or the parent in it, is not there
     */
    Message add(String conversationId, Optional<String> parentId, NewMessage message);

    /**
     * Makes the branch through a message the active one, down to the message that was added last below it, and returns
     * that branch. The conversation keeps its time and its place in the list.
     *
     * @throws ConversationNotFoundException if there is no message with that id
     */
    List<Message> show(String messageId);
}

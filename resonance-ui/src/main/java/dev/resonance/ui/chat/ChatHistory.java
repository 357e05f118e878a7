package dev.resonance.ui.chat;

import dev.resonance.Resonance;
import dev.resonance.conversation.Attachment;
import dev.resonance.conversation.Conversation;
import dev.resonance.conversation.Message;
import dev.resonance.engine.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A stored conversation as a page shows it.
 *
 * @param messages the active branch, questions and answers, from the first on
 * @param alternatives by message, where there are several
 * @param files by question: those that came with it
 */
public record ChatHistory(
        Conversation conversation,
        List<Message> messages,
        Map<String, Alternatives> alternatives,
        Map<String, List<Attachment>> files) {

    /**
     * Reads it.
     *
     * @throws dev.resonance.conversation.ConversationNotFoundException if it is not there
     */
    static ChatHistory read(Resonance resonance, String id) {
        Conversation conversation = resonance.store().find(id);
        List<Message> messages = shown(resonance, id);
        return new ChatHistory(
                conversation,
                messages,
                Alternatives.of(resonance.store().branches().all(id)),
                byQuestion(messages, resonance.store().attachments().of(id)));
    }

    /** Whether a message is on another branch than the active one. */
    static boolean isHidden(Resonance resonance, String id, String messageId) {
        return resonance.store().messages(id).stream()
                        .noneMatch(message -> message.id().equals(messageId))
                && resonance.store().branches().all(id).stream()
                        .anyMatch(message -> message.id().equals(messageId));
    }

    /**
     * The end of a conversation's active branch; absent where nothing was said yet.
     *
     * @throws dev.resonance.conversation.ConversationNotFoundException if it is not there
     */
    static Optional<String> lastMessage(Resonance resonance, String id) {
        return last(shown(resonance, id));
    }

    static Optional<String> last(List<Message> messages) {
        return messages.isEmpty()
                ? Optional.empty()
                : Optional.of(messages.getLast().id());
    }

    private static List<Message> shown(Resonance resonance, String id) {
        return resonance.store().messages(id).stream()
                .filter(message -> message.role() != Role.SYSTEM)
                .toList();
    }

    /** The message among the others. */
    public Alternatives alternatives(Message message) {
        return alternatives.getOrDefault(message.id(), Alternatives.NONE);
    }

    /** The files that came with a question. */
    public List<Attachment> files(Message question) {
        return files.getOrDefault(question.id(), List.of());
    }

    /** The place of the first message that the model saw, where it did not see so many that hold text. */
    public static int firstSeen(List<Message> messages, int unseen) {
        int left = unseen;
        for (int i = 0; i < messages.size(); i++) {
            if (left == 0) {
                return i;
            }
            if (!messages.get(i).content().isEmpty()) {
                left--;
            }
        }
        return messages.size();
    }

    /** A file belongs to the first question that was asked after it came, or else to the last one. */
    static Map<String, List<Attachment>> byQuestion(List<Message> messages, List<Attachment> files) {
        Map<String, List<Attachment>> byQuestion = new HashMap<>();
        Iterator<Message> questions =
                messages.stream().filter(message -> message.role() == Role.USER).iterator();
        if (!questions.hasNext()) {
            return byQuestion;
        }
        Message question = questions.next();
        for (Attachment file : files) {
            while (question.createdAt().isBefore(file.createdAt()) && questions.hasNext()) {
                question = questions.next();
            }
            byQuestion.computeIfAbsent(question.id(), id -> new ArrayList<>()).add(file);
        }
        return byQuestion;
    }
}

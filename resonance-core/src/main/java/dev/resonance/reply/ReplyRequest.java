package dev.resonance.reply;

import static dev.resonance.error.InvalidValueException.require;

import dev.resonance.conversation.spi.StoredText;
import dev.resonance.engine.ChatMessage;
import java.util.List;
import java.util.Optional;

/**
 * A reply to be made.
 *
 * @param conversationId whose stored messages come first and where the turn is stored; absent: nothing is stored
 * @param place where in the conversation; {@link ReplyPlace.AtTheEnd} where nothing is stored
 * @param messages those of the user and the assistant in turn, the last one to be answered. In a stored conversation
 *     usually just the user's new message; system messages among them are not stored. None where the place is an answer
 */
public record ReplyRequest(
        Optional<String> conversationId, ReplyPlace place, List<ChatMessage> messages, ReplyOptions options) {
    public ReplyRequest {
        boolean stored = place instanceof ReplyPlace.Again || place instanceof ReplyPlace.More;
        require(stored == messages.isEmpty(), "messages", messages, stored ? "no message" : "at least one message");
        messages = List.copyOf(messages);
    }

    /** At the end. */
    public ReplyRequest(Optional<String> conversationId, List<ChatMessage> messages, ReplyOptions options) {
        this(conversationId, new ReplyPlace.AtTheEnd(), messages, options);
    }

    /** A new message of the user in a stored conversation. */
    public static ReplyRequest in(String conversationId, String message, ReplyOptions options) {
        return new ReplyRequest(Optional.of(conversationId), List.of(ChatMessage.user(message)), options);
    }

    /** A message of the user in place of another one, which stays beside it with all that followed it. */
    public static ReplyRequest edited(String conversationId, String questionId, String message, ReplyOptions options) {
        return new ReplyRequest(
                Optional.of(conversationId),
                new ReplyPlace.Beside(questionId),
                List.of(ChatMessage.user(message)),
                options);
    }

    /** Another answer to the question that this answer was given to, which stays beside it. */
    public static ReplyRequest again(String conversationId, String answerId, ReplyOptions options) {
        return new ReplyRequest(Optional.of(conversationId), new ReplyPlace.Again(answerId), List.of(), options);
    }

    /** More of an answer that ended early: because of its length, a stop, or the end of the program. */
    public static ReplyRequest more(String conversationId, String answerId, ReplyOptions options) {
        return new ReplyRequest(Optional.of(conversationId), new ReplyPlace.More(answerId), List.of(), options);
    }

    /** A conversation that is not stored. */
    public static ReplyRequest unstored(List<ChatMessage> messages, ReplyOptions options) {
        return new ReplyRequest(Optional.empty(), messages, options);
    }

    /** The same with other options. */
    ReplyRequest withOptions(ReplyOptions value) {
        return new ReplyRequest(conversationId, place, messages, value);
    }

    /** The same with U+FFFD in place of each lone surrogate, which no tokenizer and no database can hold. */
    ReplyRequest withWellFormedText() {
        return new ReplyRequest(
                conversationId,
                place,
                messages.stream()
                        .map(message -> new ChatMessage(message.role(), StoredText.wellFormed(message.content())))
                        .toList(),
                options);
    }
}

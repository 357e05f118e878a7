package dev.resonance.server.api;

import dev.resonance.conversation.Message;
import dev.resonance.conversation.ReplyDetails;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to a blocking chat request, in OpenAI's form, with what Resonance adds at its end. */
record ChatCompletion(
        String id,
        String object,
        long created,
        String model,
        List<Choice> choices,
        Usage usage,
        String systemFingerprint,
        String serviceTier,
        @Nullable String sessionId,
        @Nullable String messageId,
        int trimmed,
        List<SourceEntry> sources) {

    /** One answer. */
    record Choice(int index, Answer message, TokenEntry.@Nullable Logprobs logprobs, String finishReason) {}

    /** What the assistant says. */
    record Answer(String role, String content, @Nullable String refusal) {}

    /** Puts the finished answers, at least one, in the order of their choice. */
    static ChatCompletion of(
            CompletionHead head, List<FinishedReplies.Answer> answers, boolean logprobs, boolean stopping) {
        List<Choice> choices = new ArrayList<>();
        for (FinishedReplies.Answer answer : answers) {
            Message message = answer.message();
            choices.add(new Choice(
                    choices.size(),
                    new Answer("assistant", message.content(), null),
                    TokenEntry.of(answer.tokens(), logprobs),
                    FinishReasons.openAi(message, stopping)));
        }
        List<Message> messages =
                answers.stream().map(FinishedReplies.Answer::message).toList();
        Message first = messages.getFirst();
        boolean stored = !first.conversationId().isEmpty();
        return new ChatCompletion(
                head.id(),
                "chat.completion",
                head.created(),
                head.model(),
                choices,
                Usage.of(messages),
                head.systemFingerprint(),
                "default",
                stored ? first.conversationId() : null,
                stored ? first.id() : null,
                trimmed(first),
                SourceEntry.of(first));
    }

    /** How many messages the model did not see. */
    static int trimmed(Message message) {
        return message.details().map(ReplyDetails::trimmedMessages).orElse(0);
    }
}

package dev.resonance.server.api;

import dev.resonance.conversation.Message;
import dev.resonance.conversation.ReplyDetails;
import dev.resonance.engine.TokenUsage;
import java.util.List;

/** Tokens, in OpenAI's form. */
record Usage(int promptTokens, int completionTokens, int totalTokens, Details promptTokensDetails) {
    /** What was not computed again. */
    record Details(int cachedTokens) {}

    static Usage of(Message message) {
        return of(List.of(message));
    }

    /** Of several answers to one prompt: the prompt counts once. */
    static Usage of(List<Message> messages) {
        List<TokenUsage> usages = messages.stream()
                .map(message -> message.details().map(ReplyDetails::usage).orElse(TokenUsage.NONE))
                .toList();
        int prompt = usages.getFirst().promptTokens();
        int completion = usages.stream().mapToInt(TokenUsage::completionTokens).sum();
        return new Usage(
                prompt,
                completion,
                prompt + completion,
                new Details(usages.getFirst().cachedTokens()));
    }
}

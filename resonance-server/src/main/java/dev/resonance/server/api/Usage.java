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
        return ofTokens(
                messages.stream()
                        .map(message ->
                                message.details().map(ReplyDetails::usage).orElse(TokenUsage.NONE))
                        .toList(),
                messages.size());
    }

    /** Of completions of several prompts, {@code choices} of each in a row: each prompt counts once. */
    static Usage ofTokens(List<TokenUsage> usages, int choices) {
        int prompt = 0;
        int cached = 0;
        int completion = 0;
        for (int i = 0; i < usages.size(); i++) {
            prompt += i % choices == 0 ? usages.get(i).promptTokens() : 0;
            cached += i % choices == 0 ? usages.get(i).cachedTokens() : 0;
            completion += usages.get(i).completionTokens();
        }
        return new Usage(prompt, completion, prompt + completion, new Details(cached));
    }
}

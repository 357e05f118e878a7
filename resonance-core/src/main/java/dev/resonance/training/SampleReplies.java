package dev.resonance.training;

import dev.resonance.engine.ChatMessage;
import dev.resonance.engine.Prompt;
import dev.resonance.generation.PromptEncoder;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What a model that learns would say: its likeliest tokens, some of them. */
final class SampleReplies {
    private static final int MOST_TOKENS = 40;

    private final TrainingSubject subject;
    private final PromptEncoder encoder;
    private final Learner learner;

    SampleReplies(TrainingSubject subject, DataOptions.PromptFormat format, Learner learner) {
        this.subject = subject;
        this.encoder = new PromptEncoder(
                subject.tokenizer(), subject.template(format), subject.config().vocabularySize());
        this.learner = learner;
    }

    String to(String prompt) {
        int[] tokens = encoder.encode(new Prompt.Chat(List.of(ChatMessage.user(prompt))));
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        int room = subject.config().positions() - 1; // the learner reads one token more
        for (int count = 0; count < MOST_TOKENS && tokens.length < room; count++) {
            int next = learner.likeliest(tokens);
            if (subject.config().endTokens().contains(next)) {
                break;
            }
            reply.writeBytes(subject.tokenizer().bytes(next));
            tokens = Arrays.copyOf(tokens, tokens.length + 1);
            tokens[tokens.length - 1] = next;
        }
        return reply.toString(StandardCharsets.UTF_8).strip();
    }
}

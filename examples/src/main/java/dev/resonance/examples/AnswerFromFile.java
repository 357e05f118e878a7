package dev.resonance.examples;

import dev.resonance.Resonance;
import dev.resonance.conversation.Message;
import dev.resonance.engine.SamplingOptions;
import dev.resonance.model.Models;
import dev.resonance.rag.LocalDocuments;
import dev.resonance.reply.ReplyOptions;
import java.nio.file.Path;

/** Answers a question from a file, and names the passage that the answer quotes. */
final class AnswerFromFile {
    private AnswerFromFile() {}

    public static void main(String[] args) {
        Path file = Path.of(args.length > 0 ? args[0] : "examples/notes/plants.md");
        String question = args.length > 1 ? args[1] : "What is photosynthesis?";
        try (Resonance resonance = Resonance.builder()
                .model(Models.nano())
                .retriever(LocalDocuments.of(file))
                .options(ReplyOptions.defaults().withSampling(SamplingOptions.greedy()))
                .build()) {
            Message answer = resonance.newChat().send(question);
            System.out.println(answer.content());
            answer.details()
                    .ifPresent(details -> details.sources()
                            .forEach(source -> System.out.printf(
                                    "[%d] %s, %s: %s%n",
                                    source.number(), source.host(), source.title(), source.snippet())));
        }
    }
}

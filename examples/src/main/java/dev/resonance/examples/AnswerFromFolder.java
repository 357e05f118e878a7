package dev.resonance.examples;

import dev.resonance.Resonance;
import dev.resonance.conversation.Message;
import dev.resonance.engine.SamplingOptions;
import dev.resonance.model.Models;
import dev.resonance.rag.DocumentReader;
import dev.resonance.rag.LocalDocuments;
import dev.resonance.reply.ReplyOptions;
import dev.resonance.storage.document.FileText;
import java.nio.file.Path;

/** Answers a question from a folder of PDF, Word, text and HTML files, and names the file that the answer quotes. */
final class AnswerFromFolder {
    private AnswerFromFolder() {}

    /** {@code resonance-storage} reads the kinds of file that {@code resonance-rag} does not know by itself. */
    private record OfficeFiles(FileText texts) implements DocumentReader {
        @Override
        public boolean reads(String fileName) {
            return texts.reads(fileName);
        }

        @Override
        public String read(Path file) {
            return texts.read(file);
        }
    }

    public static void main(String[] args) {
        Path folder = Path.of(args.length > 0 ? args[0] : "examples/notes");
        String question = args.length > 1 ? args[1] : "What is photosynthesis?";
        Path work = Path.of(System.getProperty("java.io.tmpdir"), "resonance-files");
        LocalDocuments documents = LocalDocuments.reading(new OfficeFiles(FileText.workingIn(work)));
        try (Resonance resonance = Resonance.builder()
                .model(Models.nano())
                .retriever(documents)
                .options(ReplyOptions.defaults().withSampling(SamplingOptions.greedy()))
                .build()) {
            documents.add(folder);
            Message answer = resonance.newChat().send(question);
            System.out.println(answer.content());
            answer.details()
                    .ifPresent(details -> details.sources()
                            .forEach(source -> System.out.printf("[%d] %s%n", source.number(), source.host())));
        }
    }
}

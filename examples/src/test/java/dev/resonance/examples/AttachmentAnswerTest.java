package dev.resonance.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.Chat;
import dev.resonance.Resonance;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.NewAttachment;
import dev.resonance.conversation.ReplyDetails;
import dev.resonance.engine.SamplingOptions;
import dev.resonance.model.Models;
import dev.resonance.rag.AttachedDocuments;
import dev.resonance.reply.ReplyOptions;
import dev.resonance.retrieval.SearchOutcome;
import dev.resonance.retrieval.Source;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** With the bundled model and without any search: what is attached can be asked about. */
class AttachmentAnswerTest {
    @Test
    void attachedFile_askedAbout_isQuotedWithItsName() throws Exception {
        String text = Files.readString(Path.of("notes/plants.md"));
        try (Resonance resonance = Resonance.builder()
                .model(Models.nano())
                .attachments(AttachedDocuments.create())
                .options(ReplyOptions.defaults().withSampling(SamplingOptions.greedy()))
                .build()) {
            Chat chat = resonance.newChat();
            resonance
                    .store()
                    .attachments()
                    .add(
                            new NewAttachment(
                                    Optional.of(chat.id()), "plants.md", "text/markdown", Optional.of(text), 100_000),
                            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));

            Message answer = chat.send("What is photosynthesis?");
            ReplyDetails details = answer.details().orElseThrow();
            assertThat(answer.content())
                    .isEqualTo(
                            "Photosynthesis is the process by which green plants turn light into chemical energy. [1]");
            assertThat(details.searchOutcome()).isEqualTo(SearchOutcome.RESULTS);
            assertThat(details.sources()).extracting(Source::host).contains("plants.md");

            assertThat(chat.send("Hello!").details().orElseThrow().searchOutcome())
                    .isEqualTo(SearchOutcome.SKIPPED);
        }
    }
}

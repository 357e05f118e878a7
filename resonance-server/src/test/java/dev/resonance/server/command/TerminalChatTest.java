package dev.resonance.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.Resonance;
import dev.resonance.retrieval.Passage;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.testkit.FakeRetriever;
import dev.resonance.testkit.ScriptedEngine;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TerminalChatTest {
    @Test
    void answer_withSources_namesThemInLinesThatCannotBeForged() {
        Passage passage = new Passage("Tower\u001b[2J", "https://t.example/", "t.example", "It is high.");
        assertThat(printed("High. [1]", new RetrievalOutcome.Results("q", List.of(passage))))
                .isEqualTo("High. [1]\n[1] Tower[2J  https://t.example/\n");
    }

    @Test
    void answer_afterASearchThatWasRefused_saysSo() {
        assertThat(printed("I guess.", new RetrievalOutcome.Blocked("q", "challenge", Instant.EPOCH)))
                .isEqualTo("I guess.\n(the search engine refuses requests at the moment: answered without it)\n");
    }

    private static String printed(String answer, RetrievalOutcome outcome) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
                Resonance resonance = Resonance.builder()
                        .engine(ScriptedEngine.saying(answer))
                        .retriever(FakeRetriever.finding(query -> outcome))
                        .build()) {
            new TerminalChat(resonance, true, out).answer("How high is the tower?");
        }
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}

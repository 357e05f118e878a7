package dev.resonance.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.conversation.ConversationStore;
import dev.resonance.conversation.InMemoryConversationStore;
import dev.resonance.conversation.Message;
import dev.resonance.engine.Prompt;
import dev.resonance.retrieval.Passage;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.testkit.ScriptedEngine;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A message takes two tokens and one for each word; a prompt one more. */
class ContextReportTest {
    private final ConversationStore store = new InMemoryConversationStore();
    private final String id = store.create("").id();

    @Test
    void context_withoutAnAnswer_isAbsent() {
        try (ReplyPath path = new ReplyPath(ScriptedEngine.saying("x"), store, Optional.empty())) {
            assertThat(path.context(id, ReplyOptions.defaults())).isEmpty();
        }
    }

    @Test
    void row35_parts_areCountedByTheModelsTokenizerAndAddUp() {
        ScriptedEngine engine = ScriptedEngine.saying("yes", " indeed").withContextLength(200);
        List<Passage> passages = List.of(
                new Passage("Web", "https://a.example/", "a.example", "One two three."),
                new Passage("File", "", "notes.txt", "Four five."));
        ReplyOptions options =
                ReplyOptions.defaults().withSystemPrompt("Be kind.").withMaxNewTokens(40);
        try (ReplyPath path = new ReplyPath(
                engine, store, Optional.of(query -> new RetrievalOutcome.Results(query.question(), passages)))) {
            path.start(ReplyRequest.in(id, "First question", options.withSearch(false)))
                    .await();
            Message answer =
                    path.start(ReplyRequest.in(id, "And then what", options)).await();

            ContextReport report = path.context(id, options).orElseThrow();

            assertThat(report.contextLength()).isEqualTo(200);
            assertThat(report.system()).isEqualTo(4);
            assertThat(report.history()).isEqualTo(2 + 2 + 2 + 2);
            assertThat(report.question()).isEqualTo(1 + 2 + 3);
            assertThat(report.sources()).isPositive();
            assertThat(report.files()).isPositive();
            assertThat(report.answer()).isEqualTo(engine.countTokens(new Prompt.Text(answer.content())));
            assertThat(report.reserve()).isEqualTo(40);
            assertThat(report.used() - report.answer())
                    .isEqualTo(answer.details().orElseThrow().usage().promptTokens());
        }
    }

    @Test
    void row35_turnsThatFellOut_areToldAndNotCounted() {
        ScriptedEngine engine = ScriptedEngine.saying("ok").withContextLength(60);
        ReplyOptions options = ReplyOptions.defaults().withMaxNewTokens(10);
        try (ReplyPath path = new ReplyPath(engine, store, Optional.empty())) {
            for (int turn = 0; turn < 8; turn++) {
                path.start(ReplyRequest.in(id, "some words about the matter " + turn, options))
                        .await();
            }
            ContextReport report = path.context(id, options).orElseThrow();

            assertThat(report.unseenMessages()).isPositive();
            assertThat(report.used()).isLessThanOrEqualTo(60);
        }
    }
}

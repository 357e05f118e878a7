package dev.resonance.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.conversation.InMemoryConversationStore;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.NewAttachment;
import dev.resonance.engine.ChatMessage;
import dev.resonance.retrieval.AttachedText;
import dev.resonance.retrieval.Passage;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.retrieval.SearchOutcome;
import dev.resonance.retrieval.Source;
import dev.resonance.testkit.FakeRetriever;
import dev.resonance.testkit.ScriptedEngine;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Replies in conversations with files. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReplyAttachmentsTest {
    private static final ReplyOptions OPTIONS = ReplyOptions.defaults();
    private static final Passage IN_FILE = new Passage("Plants", "", "plants.txt", "Plants are green.");
    private static final Passage ON_WEB = new Passage("Moss", "https://m.example/", "m.example", "Moss is green.");

    private final InMemoryConversationStore store = new InMemoryConversationStore();
    private final String id = store.create("").id();
    private final FakeRetriever files =
            FakeRetriever.finding(query -> new RetrievalOutcome.Results(query.question(), List.of(IN_FILE)));
    private final FakeRetriever web =
            FakeRetriever.finding(query -> new RetrievalOutcome.Results(query.question(), List.of(ON_WEB)));

    @Test
    void files_areAskedWithoutAWebSearch() {
        attach("plants.txt", "Plants are green.");
        Message answer = reply(OPTIONS.withSearch(false));
        assertThat(answer.details().orElseThrow().searchOutcome()).isEqualTo(SearchOutcome.RESULTS);
        assertThat(answer.details().orElseThrow().sources())
                .containsExactly(new Source(1, "Plants", "", "plants.txt", "Plants are green.", true));
        assertThat(files.queries().getFirst().attachments())
                .extracting(AttachedText::name, AttachedText::text)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("plants.txt", "Plants are green."));
        assertThat(web.queries()).isEmpty();
    }

    @Test
    void files_comeBeforeTheWebAndNeverReachIt() {
        attach("plants.txt", "Plants are green.");
        assertThat(reply(OPTIONS).details().orElseThrow().sources())
                .extracting(Source::host)
                .containsExactly("plants.txt", "m.example");
        assertThat(web.queries().getFirst().attachments()).isEmpty();
    }

    @Test
    void webThatFails_leavesTheFilesPassagesAsAPart() {
        attach("plants.txt", "Plants are green.");
        FakeRetriever cut = FakeRetriever.finding(query ->
                new RetrievalOutcome.Failed(query.question(), RetrievalOutcome.FailureKind.NETWORK, "no network"));
        Message answer = reply(OPTIONS, cut);
        assertThat(answer.details().orElseThrow().searchOutcome()).isEqualTo(SearchOutcome.PARTIAL);
        assertThat(answer.details().orElseThrow().sources()).hasSize(1);
    }

    @Test
    void conversationWithoutReadableFiles_asksNobody() {
        attach("cat.png", "");
        assertThat(reply(OPTIONS.withSearch(false)).details().orElseThrow().searchOutcome())
                .isEqualTo(SearchOutcome.SKIPPED);
        assertThat(files.queries()).isEmpty();
    }

    @Test
    void replyThatIsNotStored_hasNoFiles() {
        attach("plants.txt", "Plants are green.");
        try (ReplyPath path = path(web)) {
            path.start(ReplyRequest.unstored(List.of(ChatMessage.user("What is green?")), OPTIONS))
                    .await();
        }
        assertThat(files.queries()).isEmpty();
        assertThat(web.queries()).hasSize(1);
    }

    private Message reply(ReplyOptions options) {
        return reply(options, web);
    }

    private Message reply(ReplyOptions options, FakeRetriever elsewhere) {
        try (ReplyPath path = path(elsewhere)) {
            return path.start(ReplyRequest.in(id, "What is green?", options)).await();
        }
    }

    private ReplyPath path(FakeRetriever elsewhere) {
        return new ReplyPath(ScriptedEngine.saying("ok"), store, Optional.of(elsewhere), Optional.of(files));
    }

    private void attach(String name, String text) {
        Optional<String> readable = text.isEmpty() ? Optional.empty() : Optional.of(text);
        store.attachments()
                .add(
                        new NewAttachment(Optional.of(id), name, "text/plain", readable, 1_000),
                        new ByteArrayInputStream(new byte[] {1}));
    }
}

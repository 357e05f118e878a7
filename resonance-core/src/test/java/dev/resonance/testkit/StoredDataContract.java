package dev.resonance.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.conversation.Attachment;
import dev.resonance.conversation.ConversationNotFoundException;
import dev.resonance.conversation.DataBrowser;
import dev.resonance.conversation.DataBrowser.ConversationEntry;
import dev.resonance.conversation.DataPage;
import dev.resonance.conversation.DataQuery;
import dev.resonance.conversation.DataSummary;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.NewAttachment;
import dev.resonance.conversation.NewMessage;
import dev.resonance.conversation.ReplyDetails;
import dev.resonance.conversation.StoredData;
import dev.resonance.conversation.StoredData.SweptData;
import dev.resonance.error.InvalidValueException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the {@link StoredData} of every store tells and does. */
abstract class StoredDataContract extends StoreContract {
    private StoredData data;
    private String kept;
    private String discarded;
    private Message question;
    private Message reply;
    private Message hidden;
    private Attachment owned;
    private Attachment unowned;

    @BeforeEach
    final void fill() {
        data = store.data();
        kept = store.create("kept").id();
        question = store.append(kept, NewMessage.user("question"));
        reply = store.append(kept, NewMessage.reply(ReplyDetails.begun("nano")));
        discarded = store.create("discarded").id();
        hidden = store.append(discarded, NewMessage.user("hidden"));
        owned = attach(Optional.of(kept), "same bytes");
        unowned = attach(Optional.empty(), "same bytes");
        store.bin().discard(discarded);
    }

    @Test
    void summary_ofAllThereIs_countsTheBinToo() {
        DataSummary summary = data.summary();

        assertThat(summary).isEqualTo(new DataSummary(1, 1, 3, 2, summary.databaseBytes(), "same bytes".length()));
        assertThat(summary.databaseBytes()).isNotNegative();
    }

    @Test
    void browse_inPages_showsEverythingOnceTheNewestFirst() {
        DataBrowser browser = data.browse();

        assertThat(all(browser::conversations))
                .extracting(entry -> entry.conversation().id())
                .containsExactly(discarded, kept);
        assertThat(all(browser::messages)).containsExactly(hidden, reply, question);
        assertThat(all(browser::replies)).containsExactly(reply);
        assertThat(all(browser::attachments)).containsExactly(unowned.withoutText(), owned.withoutText());
    }

    @Test
    void browse_conversations_tellsOfTheirMessagesFilesAndDeletion() {
        List<ConversationEntry> entries =
                data.browse().conversations(DataQuery.newest(10)).entries();

        assertThat(entries.getFirst().discardedAt()).isPresent();
        assertThat(entries.getLast())
                .isEqualTo(new ConversationEntry(store.find(kept), Optional.empty(), Optional.empty(), 2, 1));
    }

    @Test
    void browse_oneConversation_showsOnlyWhatBelongsToIt() {
        DataQuery query = new DataQuery(Optional.of(kept), 10, Optional.empty());
        DataBrowser browser = data.browse();

        assertThat(browser.conversations(query).entries()).hasSize(1);
        assertThat(browser.messages(query).entries()).containsExactly(reply, question);
        assertThat(browser.attachments(query).entries()).containsExactly(owned.withoutText());
        assertThat(browser.messages(new DataQuery(Optional.of("nowhere"), 10, Optional.empty()))
                        .entries())
                .isEmpty();
    }

    @Test
    void browse_aMalformedCursor_isRefused() {
        assertThatThrownBy(() -> new DataQuery(Optional.empty(), 10, Optional.of("' or 1=1")))
                .isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> DataQuery.newest(101)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void sweep_whatIsOldEnough_deletesDiscardedConversationsAndUnownedFiles() {
        assertThat(data.sweep(Instant.now().minusSeconds(60))).isEqualTo(new SweptData(0, 0));
        assertThat(data.summary().attachments()).isEqualTo(2);

        assertThat(data.sweep(Instant.now().plusSeconds(60))).isEqualTo(new SweptData(1, 1));

        assertThat(store.bin().list(10)).isEmpty();
        assertThatThrownBy(() -> store.attachments().find(unowned.id()))
                .isInstanceOf(ConversationNotFoundException.class);
        assertThat(store.attachments().open(owned.id())).hasContent("same bytes");
        assertThat(store.messages(kept)).containsExactly(question, reply);
    }

    @Test
    void wipe_everything_leavesAnEmptyStoreThatWorks() {
        data.wipe();

        DataSummary summary = data.summary();
        assertThat(summary).isEqualTo(new DataSummary(0, 0, 0, 0, summary.databaseBytes(), 0));
        assertThat(idsFound("question")).isEmpty();
        assertThatThrownBy(() -> store.update(question)).isInstanceOf(ConversationNotFoundException.class);
        String id = store.create("new").id();
        store.append(id, NewMessage.user("question"));
        assertThat(idsFound("question")).containsExactly(id);
    }

    private Attachment attach(Optional<String> owner, String content) {
        return store.attachments()
                .add(
                        new NewAttachment(owner, "f", "text/plain", Optional.of("text"), 100),
                        new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }

    private static <T> List<T> all(Function<DataQuery, DataPage<T>> list) {
        List<T> seen = new ArrayList<>();
        DataPage<T> page = list.apply(DataQuery.newest(1));
        seen.addAll(page.entries());
        while (page.next().isPresent()) {
            page = list.apply(new DataQuery(Optional.empty(), 1, page.next()));
            seen.addAll(page.entries());
        }
        return seen;
    }
}

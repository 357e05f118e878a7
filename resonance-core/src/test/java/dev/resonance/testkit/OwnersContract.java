package dev.resonance.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.conversation.ArchivedConversation;
import dev.resonance.conversation.Attachment;
import dev.resonance.conversation.Conversation;
import dev.resonance.conversation.ConversationBin.Discarded;
import dev.resonance.conversation.ConversationNotFoundException;
import dev.resonance.conversation.ConversationQuery;
import dev.resonance.conversation.ConversationSettings;
import dev.resonance.conversation.ConversationStore;
import dev.resonance.conversation.DataQuery;
import dev.resonance.conversation.DataSummary;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.NewAttachment;
import dev.resonance.conversation.NewMessage;
import dev.resonance.conversation.SearchQuery;
import dev.resonance.conversation.transfer.ConversationExport;
import dev.resonance.error.InvalidValueException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link ConversationStore#ownedBy} keeps apart in every store. */
abstract class OwnersContract extends StoreContract {
    private static final Instant FUTURE = Instant.parse("2999-01-01T00:00:00Z");

    private static final byte[] BYTES = "tides".getBytes(StandardCharsets.UTF_8);

    private ConversationStore ada;
    private ConversationStore bob;
    private String id;
    private Message question;
    private Attachment file;
    private Attachment loose;

    @BeforeEach
    final void fill() {
        ada = store.ownedBy("ada");
        bob = store.ownedBy("bob@example.org");
        id = ada.create("about tides").id();
        question = ada.append(id, NewMessage.user("how do tides work"));
        file = attach(ada, Optional.of(id));
        loose = attach(ada, Optional.empty());
    }

    @Test
    void row47_ownedBy_theOwnerSeesAll() {
        assertThat(ada.find(id)).isEqualTo(store.find(id));
        assertThat(ada.messages(id)).isEqualTo(store.messages(id)).containsExactly(question);
        assertThat(ada.attachments().of(id)).extracting(Attachment::id).containsExactly(file.id());
        assertThat(ada.attachments().find(loose.id())).isEqualTo(loose);
        assertThat(ids(ada.list(ConversationQuery.newest(10)))).containsExactly(id);
        assertThat(ada.search().find(new SearchQuery("tides", 10))).hasSize(2);
    }

    @Test
    void archive_ofEverybodys_keepsTheOwner() {
        ArchivedConversation read = store.archive().read(id);
        assertThat(read.owner()).contains("ada");
        store.delete(id);

        store.archive().add(read, attachment -> new ByteArrayInputStream(BYTES));

        assertThat(ada.messages(id)).containsExactly(question);
        assertThat(ada.attachments().of(id)).containsExactly(file);
        refused(() -> bob.find(id));
    }

    @Test
    void archive_intoAnothersOwn_isThatOnes() {
        ArchivedConversation read = ada.archive().read(id);
        store.delete(id);

        bob.archive().add(read, attachment -> new ByteArrayInputStream(BYTES));

        assertThat(bob.messages(id)).containsExactly(question);
        refused(() -> ada.find(id));
    }

    @Test
    void row47_ownedBy_forOthersNothingIsThere() {
        refused(() -> bob.find(id));
        refused(() -> bob.messages(id));
        refused(() -> bob.rename(id, "mine"));
        refused(() -> bob.pin(id, true));
        refused(() -> bob.configure(id, ConversationSettings.NONE));
        refused(() -> bob.append(id, NewMessage.user("me too")));
        refused(() -> bob.update(question));
        refused(() -> bob.rate(question.id(), Optional.empty()));
        refused(() -> bob.branches().all(id));
        refused(() -> bob.branches().alternatives(question.id()));
        refused(() -> bob.branches().show(question.id()));
        refused(() -> bob.branches().add(id, Optional.empty(), NewMessage.user("me too")));
        refused(() -> bob.bin().discard(id));
        refused(() -> bob.archive().read(id));
        refused(() -> bob.delete(id));
        assertThat(store.messages(id)).containsExactly(question);
    }

    @Test
    void row47_ownedBy_filesOfOthersAreNotThere() {
        for (Attachment hidden : List.of(file, loose)) {
            refused(() -> bob.attachments().find(hidden.id()));
            refused(() -> bob.attachments().open(hidden.id()));
            refused(() -> bob.attachments().delete(hidden.id()));
            refused(() -> bob.attachments().assign(hidden.id(), bob.create("").id()));
        }
        refused(() -> bob.attachments().of(id));
        refused(() -> attach(bob, Optional.of(id)));
    }

    @Test
    void row47_ownedBy_listsSearchesAndExportsHoldTheOwnersOnly() {
        String own = bob.create("other tides").id();

        assertThat(ids(bob.list(ConversationQuery.newest(10)))).containsExactly(own);
        assertThat(ids(bob.list(new ConversationQuery("tides", 10, Optional.empty()))))
                .containsExactly(own);
        assertThat(bob.search().find(new SearchQuery("tides", 10)))
                .extracting(hit -> hit.conversation().id())
                .containsExactly(own);
        ByteArrayOutputStream export = new ByteArrayOutputStream();
        ConversationExport.writeAll(bob, export);
        assertThat(export.toString(StandardCharsets.UTF_8)).contains(own).doesNotContain(id);
        assertThat(idsOfAll()).containsExactly(own, id);
    }

    @Test
    void row47_ownedBy_binsAreTheOwnersOwn() {
        ada.bin().discard(id);

        assertThat(bob.bin().list(10)).isEmpty();
        refused(() -> bob.bin().restore(id));
        assertThat(bob.bin().empty(FUTURE)).isZero();
        assertThat(ada.bin().list(10))
                .extracting(Discarded::conversation)
                .extracting(Conversation::id)
                .containsExactly(id);
    }

    @Test
    void row47_ownedBy_dataAreTheOwnersOwn() {
        DataQuery all = DataQuery.newest(10);
        assertThat(bob.data().browse().conversations(all).entries()).isEmpty();
        assertThat(bob.data().browse().messages(all).entries()).isEmpty();
        assertThat(bob.data().browse().replies(all).entries()).isEmpty();
        assertThat(bob.data().browse().attachments(all).entries()).isEmpty();
        DataSummary nothing = bob.data().summary();
        assertThat(List.of(nothing.conversations(), nothing.messages(), nothing.attachments(), nothing.fileBytes()))
                .containsOnly(0L);
        assertThat(store.data().browse().conversations(all).entries().getFirst().owner())
                .contains("ada");
        assertThat(ada.data().browse().attachments(all).entries()).hasSize(2);
    }

    @Test
    void row47_wipe_ofAView_leavesOthersAlone() {
        String own = bob.create("bob's").id();
        String nobodys = store.create("nobody's").id();

        bob.data().sweep(FUTURE);
        bob.data().wipe();

        refused(() -> store.find(own));
        assertThat(store.find(nobodys).id()).isEqualTo(nobodys);
        assertThat(ada.messages(id)).containsExactly(question);
        assertThat(ada.attachments().find(loose.id())).isEqualTo(loose);
        assertThat(ada.attachments().find(file.id()).sha256()).isEqualTo(file.sha256());
    }

    @Test
    void row47_ownedBy_whatIsNobodysIsNoUsers() {
        String nobodys = store.create("nobody's").id();

        refused(() -> ada.find(nobodys));
        assertThat(ids(ada.list(ConversationQuery.newest(10)))).containsExactly(id);
    }

    @Test
    void row47_ownedBy_noName_isRefused() {
        for (String name : List.of("", " ", "a b", "a".repeat(65), "a/b")) {
            assertThatThrownBy(() -> store.ownedBy(name)).isInstanceOf(InvalidValueException.class);
        }
    }

    private static void refused(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(ConversationNotFoundException.class);
    }

    private static Attachment attach(ConversationStore owner, Optional<String> conversationId) {
        NewAttachment attachment =
                new NewAttachment(conversationId, "tides.txt", "text/plain", Optional.of("tides"), 100);
        return owner.attachments().add(attachment, new ByteArrayInputStream(BYTES));
    }
}

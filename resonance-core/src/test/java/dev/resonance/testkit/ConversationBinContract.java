package dev.resonance.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.conversation.Conversation;
import dev.resonance.conversation.ConversationBin;
import dev.resonance.conversation.ConversationNotFoundException;
import dev.resonance.conversation.ConversationQuery;
import dev.resonance.conversation.ConversationSettings;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.MessageStatus;
import dev.resonance.conversation.NewMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the {@link ConversationBin} of every store does. */
abstract class ConversationBinContract extends StoreContract {
    private ConversationBin bin;
    private Conversation conversation;
    private Message message;

    @BeforeEach
    final void talk() {
        bin = store.bin();
        String id = store.create("wren").id();
        message = store.append(id, NewMessage.user("robin"));
        conversation = store.find(id);
    }

    @Test
    void discard_aConversation_hidesItEverywhereElse() {
        bin.discard(conversation.id());

        String id = conversation.id();
        List<Callable<?>> calls = List.of(
                () -> store.find(id),
                () -> store.messages(id),
                () -> store.rename(id, "x"),
                () -> store.pin(id, true),
                () -> store.configure(id, ConversationSettings.NONE),
                () -> store.append(id, NewMessage.user("x")),
                () -> store.rate(message.id(), Optional.empty()),
                () -> store.branches().all(id),
                () -> store.branches().alternatives(message.id()),
                () -> store.branches().show(message.id()),
                () -> store.branches().add(id, Optional.empty(), NewMessage.user("x")));
        assertThat(calls)
                .allSatisfy(call -> assertThatThrownBy(call::call).isInstanceOf(ConversationNotFoundException.class));
        assertThat(found("")).isEmpty();
        assertThat(found("wren")).isEmpty();
        assertThat(found("robin")).isEmpty();
        assertThatThrownBy(() -> bin.discard(id)).isInstanceOf(ConversationNotFoundException.class);
    }

    @Test
    void list_theBin_showsTheLastDiscardedFirst() throws Exception {
        Conversation other = store.create("other");
        bin.discard(other.id());
        Thread.sleep(5);
        bin.discard(conversation.id());

        assertThat(bin.list(10))
                .extracting(ConversationBin.Discarded::conversation)
                .containsExactly(conversation, other);
        assertThat(bin.list(1)).hasSize(1);
        assertThat(bin.list(10).getFirst().discardedAt()).isAfterOrEqualTo(conversation.updatedAt());
    }

    @Test
    void restore_aDiscardedConversation_bringsAllOfItBackToItsPlace() {
        Conversation newer = store.create("newer");
        bin.discard(conversation.id());

        assertThat(bin.restore(conversation.id())).isEqualTo(conversation);

        assertThat(store.messages(conversation.id())).containsExactly(message);
        assertThat(found("")).containsExactly(newer.id(), conversation.id());
        assertThat(found("robin")).containsExactly(conversation.id());
        assertThat(bin.list(10)).isEmpty();
    }

    @Test
    void restore_whatIsNotInTheBin_isRefused() {
        assertThatThrownBy(() -> bin.restore(conversation.id())).isInstanceOf(ConversationNotFoundException.class);
        assertThatThrownBy(() -> bin.restore("nowhere")).isInstanceOf(ConversationNotFoundException.class);
    }

    @Test
    void update_aMessageInTheBin_stillTakesIt() {
        bin.discard(conversation.id());

        store.update(message.written("the end", MessageStatus.COMPLETE, Optional.empty()));
        bin.restore(conversation.id());

        assertThat(store.messages(conversation.id()).getFirst().content()).isEqualTo("the end");
    }

    @Test
    void delete_aDiscardedConversation_deletesItForEver() {
        bin.discard(conversation.id());

        store.delete(conversation.id());

        assertThat(bin.list(10)).isEmpty();
        assertThatThrownBy(() -> bin.restore(conversation.id())).isInstanceOf(ConversationNotFoundException.class);
    }

    @Test
    void empty_theBin_deletesWhatWasDiscardedBefore() {
        Conversation kept = store.create("kept");
        bin.discard(conversation.id());
        Instant at = bin.list(1).getFirst().discardedAt();

        assertThat(bin.empty(at)).isZero();
        assertThat(bin.list(10)).hasSize(1);
        assertThat(bin.empty(at.plusMillis(1))).isEqualTo(1);
        assertThat(bin.list(10)).isEmpty();
        assertThat(found("")).containsExactly(kept.id());
    }

    private List<String> found(String text) {
        return store.list(new ConversationQuery(text, 10, Optional.empty())).conversations().stream()
                .map(Conversation::id)
                .toList();
    }
}

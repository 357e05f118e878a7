package dev.resonance.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.conversation.Conversation;
import dev.resonance.conversation.ConversationNotFoundException;
import dev.resonance.conversation.ConversationSettings;
import dev.resonance.conversation.ConversationStore;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.NewMessage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link ConversationStore} does with conversations. */
abstract class ConversationsContract extends StoreContract {
    @Test
    void create_aTitle_isFoundAgain() {
        Conversation created = store.create("Über Vögel 🐦");

        assertThat(store.find(created.id())).isEqualTo(created);
        assertThat(created.title()).isEqualTo("Über Vögel 🐦");
        assertThat(created.updatedAt()).isEqualTo(created.createdAt());
        assertThat(store.messages(created.id())).isEmpty();
    }

    @Test
    void create_manyTimes_givesIdsThatSortAndDiffer() {
        List<String> ids =
                IntStream.range(0, 100).mapToObj(i -> store.create("").id()).toList();

        assertThat(ids).isSorted().doesNotHaveDuplicates().allMatch(id -> id.matches("[A-Za-z0-9-]+"));
    }

    @Test
    void create_aLongTitle_cutsItWithoutBreakingACharacter() {
        assertThat(store.create("x".repeat(300)).title()).isEqualTo("x".repeat(200));
        assertThat(store.create("x".repeat(199) + "🐦🐦").title()).isEqualTo("x".repeat(199));
    }

    @Test
    void create_aTitleOfSeveralLines_makesItOne() {
        assertThat(store.create(" a\r\n\tb ").title()).isEqualTo("a b");
    }

    @Test
    void anyCall_withAnUnknownId_saysSo() {
        List<Callable<?>> calls = List.of(
                () -> store.find(UNKNOWN),
                () -> store.find("'; DROP TABLE conversations; --"),
                () -> store.messages(UNKNOWN),
                () -> store.rename(UNKNOWN, "x"),
                () -> store.pin(UNKNOWN, true),
                () -> store.configure(UNKNOWN, ConversationSettings.NONE),
                () -> store.append(UNKNOWN, NewMessage.user("x")));

        assertThat(calls)
                .allSatisfy(call -> assertThatThrownBy(call::call).isInstanceOf(ConversationNotFoundException.class));
        assertThatThrownBy(() -> store.delete(UNKNOWN)).isInstanceOf(ConversationNotFoundException.class);
    }

    @Test
    void rename_aConversation_changesItsTitleAndPlace() {
        Conversation first = store.create("first");
        Conversation second = store.create("second");

        Conversation renamed = store.rename(first.id(), "y".repeat(300) + "\n");

        assertThat(renamed.title()).isEqualTo("y".repeat(200));
        assertThat(renamed.createdAt()).isEqualTo(first.createdAt());
        assertThat(store.find(first.id())).isEqualTo(renamed);
        assertThat(idsOfAll()).containsExactly(first.id(), second.id());
    }

    @Test
    void pin_aConversation_keepsItAboveTheOthers() {
        Conversation oldest = store.create("oldest");
        Conversation older = store.create("older");
        Conversation newest = store.create("newest");

        Conversation pinned = store.pin(oldest.id(), true);
        store.pin(older.id(), true);
        store.append(newest.id(), NewMessage.user("x"));

        assertThat(pinned.pinned()).isTrue();
        assertThat(pinned.updatedAt()).isEqualTo(oldest.updatedAt());
        assertThat(store.find(oldest.id())).isEqualTo(pinned);
        assertThat(idsOfAll()).containsExactly(older.id(), oldest.id(), newest.id());
        assertThat(idsFound("ol")).containsExactly(older.id(), oldest.id());
        store.pin(older.id(), false);
        assertThat(idsOfAll()).containsExactly(oldest.id(), newest.id(), older.id());
    }

    @Test
    void configure_aConversation_keepsEachSetting() {
        Conversation plain = store.create("x");
        ConversationSettings settings = new ConversationSettings(
                Optional.of("Answer in verse.\n\uD83D"), Optional.of("nano"), Optional.of(false));

        Conversation configured = store.configure(plain.id(), settings);

        assertThat(plain.settings()).isEqualTo(ConversationSettings.NONE);
        assertThat(configured.settings())
                .isEqualTo(new ConversationSettings(
                        Optional.of("Answer in verse.\n\uFFFD"), Optional.of("nano"), Optional.of(false)));
        assertThat(configured.updatedAt()).isEqualTo(plain.updatedAt());
        assertThat(store.find(plain.id())).isEqualTo(configured);
        assertThat(store.rename(plain.id(), "y").settings()).isEqualTo(configured.settings());
        assertThat(store.configure(plain.id(), ConversationSettings.NONE).settings())
                .isEqualTo(ConversationSettings.NONE);
    }

    @Test
    void delete_aConversation_removesItAndNothingElse() {
        Conversation kept = store.create("kept");
        Message keptMessage = store.append(kept.id(), NewMessage.user("stay"));
        Conversation deleted = store.create("deleted");
        Message lost = store.append(deleted.id(), NewMessage.user("go away"));

        store.delete(deleted.id());

        assertThatThrownBy(() -> store.find(deleted.id())).isInstanceOf(ConversationNotFoundException.class);
        assertThatThrownBy(() -> store.delete(deleted.id())).isInstanceOf(ConversationNotFoundException.class);
        assertThatThrownBy(() -> store.update(lost)).isInstanceOf(ConversationNotFoundException.class);
        assertThat(idsFound("away")).isEmpty();
        assertThat(idsOfAll()).containsExactly(kept.id());
        assertThat(store.messages(kept.id())).containsExactly(keptMessage);
    }

    @Test
    void close_twice_isFine() {
        store.close();

        assertThatCode(store::close).doesNotThrowAnyException();
    }
}

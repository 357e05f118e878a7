package dev.resonance.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.conversation.ConversationPage;
import dev.resonance.conversation.ConversationQuery;
import dev.resonance.conversation.ConversationStore;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.MessageStatus;
import dev.resonance.conversation.NewMessage;
import dev.resonance.conversation.ReplyDetails;
import dev.resonance.error.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How every {@link ConversationStore} lists conversations and finds them by their words. */
abstract class ConversationListContract extends StoreContract {
    @Test
    void list_pinnedAndOthersInPages_showsEachOnce() {
        List<String> created = IntStream.range(0, 6)
                .mapToObj(i -> store.create("conversation " + i).id())
                .toList();
        store.pin(created.get(0), true);
        store.pin(created.get(3), true);

        List<String> seen = new ArrayList<>();
        ConversationPage page = store.list(ConversationQuery.newest(1));
        ids(page).forEach(seen::add);
        while (page.next().isPresent()) {
            page = store.list(new ConversationQuery("conversation", 1, page.next()));
            ids(page).forEach(seen::add);
        }

        assertThat(seen)
                .containsExactly(
                        created.get(3), created.get(0), created.get(5), created.get(4), created.get(2), created.get(1));
    }

    @Test
    void list_inPages_showsEachConversationOnceAndEnds() {
        List<String> created = IntStream.range(0, 7)
                .mapToObj(i -> store.create("conversation " + i).id())
                .toList();

        List<String> seen = new ArrayList<>();
        ConversationPage page = store.list(ConversationQuery.newest(3));
        ids(page).forEach(seen::add);
        store.delete(seen.getLast());
        while (page.next().isPresent()) {
            page = store.list(new ConversationQuery("", 3, page.next()));
            ids(page).forEach(seen::add);
        }

        assertThat(seen).containsExactlyElementsOf(created.reversed());
    }

    @Test
    void list_exactlyOnePage_hasNoNext() {
        store.create("a");
        store.create("b");

        assertThat(store.list(ConversationQuery.newest(2)).next()).isEmpty();
        assertThat(store.list(ConversationQuery.newest(1)).next()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "YzIucDE=", "YzIu", "YzIueDE", "YzIucA", "💥", "c2.p5", "' OR 1=1 --"})
    void list_aMalformedCursor_isRefused(String cursor) {
        ConversationQuery query = new ConversationQuery("", 5, Optional.of(cursor));

        assertThatThrownBy(() -> store.list(query))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageStartingWith("cursor is");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zurich",
                "ZÜRICH",
                "  lake\tzurich ",
                "zur",
                "birds zürich",
                "schonen",
                "東京",
                "京へ",
                "don't",
                "3.14"
            })
    void list_wordsOfTitleOrMessages_findsTheConversation(String text) {
        String wanted = store.create("Lake Zürich").id();
        store.append(wanted, NewMessage.user("Which birds?"));
        store.append(wanted, NewMessage.user("Don't know: die schönen. 明日東京へ行く, 3.14"));
        store.append(store.create("Lake").id(), NewMessage.user("Fish, 京都, 3 birds of 14"));

        assertThat(idsFound(text)).containsExactly(wanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zurich geneva", "urich", "zurich lake fish"})
    void list_wordsThatAreNotAllThere_findsNothing(String text) {
        store.create("Lake Zürich");
        store.create("Geneva fish");

        assertThat(idsFound(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"needle",
                "needle*",
                "needle\"*",
                "NEAR(needle",
                "title:needle",
                "needle AND",
                "needle OR",
                "NOT needle",
                "needle;DROP TABLE conversations",
                "^needle",
                "needle'",
                "{needle}",
                "needle -",
                "%needle%",
                "needle\\",
                "\u0000needle",
                "needle \uD83D",
                "+needle",
                "needle)",
                "(",
                "\"",
                "'",
                "*",
                "😀",
                "\u0301"
            })
    void list_textThatLooksLikeAQueryLanguage_isOnlyWords(String text) {
        String id = store.create("near needle drop table conversations, title needle and or not")
                .id();
        store.create("haystack");

        List<String> found = idsFound(text);

        assertThat(found).contains(id).hasSize(text.contains("needle") ? 1 : 2);
    }

    @Test
    void list_aMessageThatIsBeingWritten_findsItOnceItIsWritten() {
        String id = store.create("").id();
        Message begun = store.append(id, NewMessage.reply(ReplyDetails.begun("nano")));

        store.update(withContent(begun, "kingfisher"));
        assertThat(idsFound("kingfisher")).isEmpty();

        store.update(withStatus(withContent(begun, "kingfisher"), MessageStatus.COMPLETE));
        assertThat(idsFound("kingfisher")).containsExactly(id);
    }

    @Test
    void list_afterAChange_findsTheNewWordsAndNotTheOld() {
        String id = store.create("heron").id();
        Message message = store.append(id, NewMessage.user("magpie"));

        store.rename(id, "stork");
        store.update(withContent(message, "crane"));

        assertThat(idsFound("heron")).isEmpty();
        assertThat(idsFound("magpie")).isEmpty();
        assertThat(idsFound("stork crane")).containsExactly(id);
    }

    @Test
    void list_foundConversations_comesInPagesToo() {
        List<String> created = IntStream.range(0, 5)
                .mapToObj(i -> store.create("owl " + i).id())
                .toList();
        store.create("mouse");

        ConversationPage first = store.list(new ConversationQuery("owl", 3, Optional.empty()));
        ConversationPage second = store.list(new ConversationQuery("owl", 3, first.next()));

        assertThat(ids(first)).containsExactlyElementsOf(created.reversed().subList(0, 3));
        assertThat(ids(second)).containsExactlyElementsOf(created.reversed().subList(3, 5));
        assertThat(second.next()).isEmpty();
    }

    private static Message withContent(Message message, String content) {
        return message.written(content, message.status(), message.details());
    }

    private static Message withStatus(Message message, MessageStatus status) {
        return message.written(message.content(), status, message.details());
    }
}

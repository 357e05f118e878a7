package dev.resonance.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.conversation.Conversation;
import dev.resonance.conversation.ConversationNotFoundException;
import dev.resonance.conversation.ConversationPage;
import dev.resonance.conversation.ConversationQuery;
import dev.resonance.conversation.ConversationSettings;
import dev.resonance.conversation.ConversationStore;
import dev.resonance.conversation.Feedback;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.MessageStatus;
import dev.resonance.conversation.NewMessage;
import dev.resonance.conversation.ReplyDetails;
import dev.resonance.engine.FinishReason;
import dev.resonance.engine.Role;
import dev.resonance.engine.TokenUsage;
import dev.resonance.error.InvalidValueException;
import dev.resonance.retrieval.SearchOutcome;
import dev.resonance.retrieval.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link ConversationStore} does. A test of a store extends this class and says how to open an empty one.
 */
public abstract class ConversationStoreContract {
    private static final String UNKNOWN = "00000000-0000-7000-8000-000000000000";

    /** The store under test, empty before each test. */
    protected ConversationStore store;

    /** Opens an empty store; it is closed after the test. */
    protected abstract ConversationStore openEmpty() throws Exception;

    @BeforeEach
    final void open() throws Exception {
        store = openEmpty();
    }

    @AfterEach
    final void close() {
        store.close();
    }

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
    void rate_aMessage_keepsTheFeedbackUntilItIsTakenBack() {
        String id = store.create("").id();
        Message answer = store.append(id, NewMessage.reply(ReplyDetails.begun("nano")));
        Feedback feedback = new Feedback(Feedback.Rating.BAD, "wrong: \"…\" 🐦");

        Message rated = store.rate(answer.id(), Optional.of(feedback));
        store.update(withContent(answer, "later"));

        assertThat(rated.feedback()).contains(feedback);
        assertThat(store.messages(id).getFirst().feedback()).contains(feedback);
        assertThat(store.rate(answer.id(), Optional.empty()).feedback()).isEmpty();
        assertThat(store.messages(id).getFirst().feedback()).isEmpty();
        assertThatThrownBy(() -> store.rate(UNKNOWN, Optional.of(feedback)))
                .isInstanceOf(ConversationNotFoundException.class);
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
    void append_messages_chainsThemInOrder() {
        String id = store.create("").id();

        List<Message> added = IntStream.range(0, 20)
                .mapToObj(i -> store.append(id, NewMessage.user("message " + i)))
                .toList();

        assertThat(store.messages(id)).isEqualTo(added);
        assertThat(added.getFirst().parentId()).isEmpty();
        assertThat(added.get(19).parentId()).contains(added.get(18).id());
        assertThat(added).extracting(Message::conversationId).containsOnly(id);
        assertThat(added).extracting(Message::id).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void append_aMessage_bringsItsConversationToTheTop() {
        String older = store.create("older").id();
        String newer = store.create("newer").id();

        Message added = store.append(older, NewMessage.user("hello"));

        assertThat(idsOfAll()).containsExactly(older, newer);
        assertThat(store.find(older).updatedAt()).isEqualTo(added.createdAt());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n\t",
                "日本語 🇨🇭 e\u0301",
                "a\u0000b",
                "'\"; DROP TABLE messages; --",
                "\r\n<b>&amp;</b>\uFFFF"
            })
    void append_anyText_keepsItAsItIs(String content) {
        String id = store.create("").id();

        Message added = store.append(id, NewMessage.user(content));

        assertThat(added.content()).isEqualTo(content);
        assertThat(store.messages(id)).containsExactly(added);
    }

    @Test
    void append_aMegabyte_keepsAllOfIt() {
        String id = store.create("").id();
        String content = "Zürich 🐦 ".repeat(100_000);

        store.append(id, NewMessage.user(content));

        assertThat(store.messages(id).getFirst().content()).isEqualTo(content);
    }

    @Test
    void append_loneSurrogates_replacesThem() {
        String id = store.create("\uD83D title").id();

        Message added = store.append(id, NewMessage.user("a\uD83Db\uDC26c🐦\uD83D"));
        store.update(withContent(added, "\uDC26x"));

        assertThat(added.content()).isEqualTo("a\uFFFDb\uFFFDc🐦\uFFFD");
        assertThat(store.messages(id).getFirst().content()).isEqualTo("\uFFFDx");
        assertThat(store.find(id).title()).isEqualTo("\uFFFD title");
    }

    @Test
    void append_details_keepsEachOfThem() {
        String id = store.create("").id();
        store.append(id, NewMessage.user("question"));

        Message answer = store.append(
                id, new NewMessage(Role.ASSISTANT, "answer", MessageStatus.COMPLETE, Optional.of(details())));

        assertThat(answer.details()).contains(details());
        assertThat(store.messages(id).getLast()).isEqualTo(answer);
    }

    @Test
    void append_fromEightThreads_losesNothingAndKeepsEachThreadsOrder() throws Exception {
        String id = store.create("").id();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < 8; writer++) {
                String name = writer + ":";
                writers.add(threads.submit(() ->
                        IntStream.range(0, 200).forEach(i -> store.append(id, NewMessage.user(name + i)))));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        }

        List<Message> messages = store.messages(id);
        assertThat(messages).hasSize(1600);
        for (int i = 1; i < messages.size(); i++) {
            assertThat(messages.get(i).parentId()).contains(messages.get(i - 1).id());
        }
        for (int writer = 0; writer < 8; writer++) {
            String name = writer + ":";
            assertThat(messages.stream().map(Message::content).filter(text -> text.startsWith(name)))
                    .containsExactlyElementsOf(
                            IntStream.range(0, 200).mapToObj(i -> name + i).toList());
        }
    }

    @Test
    void update_aMessage_replacesContentStatusAndDetailsOnly() {
        Conversation conversation = store.create("");
        Message question = store.append(conversation.id(), NewMessage.user("question"));
        Message begun = store.append(conversation.id(), NewMessage.reply(ReplyDetails.begun("nano")));
        Conversation other = store.create("other");

        store.update(new Message(
                begun.id(),
                other.id(),
                Optional.empty(),
                Role.USER,
                "answer",
                MessageStatus.STOPPED,
                begun.createdAt().plusSeconds(60),
                Optional.of(details())));

        assertThat(store.messages(conversation.id()))
                .containsExactly(
                        question,
                        new Message(
                                begun.id(),
                                conversation.id(),
                                Optional.of(question.id()),
                                Role.ASSISTANT,
                                "answer",
                                MessageStatus.STOPPED,
                                begun.createdAt(),
                                Optional.of(details())));
        assertThat(idsOfAll()).containsExactly(other.id(), conversation.id());
    }

    @Test
    void update_anUnknownMessage_saysSo() {
        Message message = store.append(store.create("").id(), NewMessage.user("x"));
        Message unknown = new Message(
                UNKNOWN,
                message.conversationId(),
                Optional.empty(),
                Role.USER,
                "x",
                MessageStatus.COMPLETE,
                message.createdAt(),
                Optional.empty());

        assertThatThrownBy(() -> store.update(unknown)).isInstanceOf(ConversationNotFoundException.class);
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

    @Test
    void close_twice_isFine() {
        store.close();

        assertThatCode(store::close).doesNotThrowAnyException();
    }

    private List<String> idsOfAll() {
        return idsFound("");
    }

    private List<String> idsFound(String text) {
        return ids(store.list(new ConversationQuery(text, 50, Optional.empty())));
    }

    private static List<String> ids(ConversationPage page) {
        return page.conversations().stream().map(Conversation::id).toList();
    }

    /** Details in which every field has a value of its own. */
    protected static ReplyDetails details() {
        return new ReplyDetails(
                "nano",
                OptionalLong.of(Long.MIN_VALUE),
                Optional.of(FinishReason.LENGTH),
                new TokenUsage(12, 5, 34),
                Duration.ofNanos(123_456_789),
                Duration.ofSeconds(61, 7),
                SearchOutcome.PARTIAL,
                List.of(
                        new Source(1, "Vögel", "https://example.org/a?b=c&d", "example.org", "\"Quoted\" 🐦\n", true),
                        new Source(2, "", "", "notes.txt", "", false)),
                3);
    }

    private static Message withContent(Message message, String content) {
        return message.written(content, message.status(), message.details());
    }

    private static Message withStatus(Message message, MessageStatus status) {
        return message.written(message.content(), status, message.details());
    }
}

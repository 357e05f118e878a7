package dev.resonance.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.conversation.Conversation;
import dev.resonance.conversation.ConversationNotFoundException;
import dev.resonance.conversation.ConversationStore;
import dev.resonance.conversation.Feedback;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.MessageStatus;
import dev.resonance.conversation.NewMessage;
import dev.resonance.conversation.ReplyDetails;
import dev.resonance.engine.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link ConversationStore} does with the messages of the active branch. */
abstract class MessagesContract extends StoreContract {
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
                id,
                new NewMessage(Role.ASSISTANT, "answer", MessageStatus.COMPLETE, Optional.of(StoredSamples.details())));

        assertThat(answer.details()).contains(StoredSamples.details());
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
                Optional.of(StoredSamples.details())));

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
                                Optional.of(StoredSamples.details())));
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

    private static Message withContent(Message message, String content) {
        return message.written(content, message.status(), message.details());
    }
}

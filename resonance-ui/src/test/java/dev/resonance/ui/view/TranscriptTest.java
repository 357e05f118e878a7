package dev.resonance.ui.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import dev.resonance.Resonance;
import dev.resonance.conversation.Message;
import dev.resonance.reply.ReplyStage;
import dev.resonance.testkit.ScriptedEngine;
import dev.resonance.ui.chat.ChatHistory;
import dev.resonance.ui.chat.ReplySnapshot;
import java.lang.reflect.Proxy;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows of messages, without a browser. */
@ViewPackages(packages = "none.of.them.is.shown")
final class TranscriptTest extends BrowserlessTest {
    private final Resonance resonance =
            Resonance.builder().engine(ScriptedEngine.saying("Hello!")).build();

    @BeforeEach
    @Override
    protected void initVaadinEnvironment() {
        System.setProperty("vaadin.i18n.provider", Translations.class.getName());
        super.initVaadinEnvironment();
    }

    @AfterEach
    @Override
    protected void cleanVaadinEnvironment() {
        super.cleanVaadinEnvironment();
        System.clearProperty("vaadin.i18n.provider");
        resonance.close();
    }

    @Test
    void replyThatEndedWhileItsConversationWasRead_standsThereOnce() {
        String id = resonance.newChat().id();
        Message answer = resonance.chat(id).send("Hi");
        Transcript transcript = transcript();
        List<Message> messages = resonance.store().messages(id);
        transcript.show(new ChatHistory(resonance.store().find(id), messages, Map.of(), Map.of()));

        transcript.show(snapshot(answer, Optional.empty()));
        transcript.show(snapshot(answer, Optional.of(answer)));

        assertThat(find(AnswerRow.class, transcript).all()).hasSize(1);
        assertThat(find(MetaRow.class, transcript).all()).hasSize(messages.size());
    }

    @Test
    void replyThatIsNotThereYet_comesAtTheEnd() {
        String id = resonance.newChat().id();
        Message first = resonance.chat(id).send("Hi");
        Transcript transcript = transcript();
        List<Message> messages = resonance.store().messages(id);
        transcript.show(new ChatHistory(resonance.store().find(id), messages, Map.of(), Map.of()));

        Message second = resonance.chat(id).send("Hi again");
        transcript.show(snapshot(second, Optional.empty()));
        transcript.show(snapshot(second, Optional.of(second)));

        assertThat(find(AnswerRow.class, transcript).all())
                .extracting(AnswerRow::messageId)
                .containsExactly(first.id(), second.id());
    }

    private static Transcript transcript() {
        MessageActions none = (MessageActions) Proxy.newProxyInstance(
                TranscriptTest.class.getClassLoader(),
                new Class<?>[] {MessageActions.class},
                (proxy, method, values) -> null);
        Transcript transcript = new Transcript(new ReaderTime(ZoneOffset.UTC, Locale.ENGLISH), none);
        UI.getCurrentOrThrow().add(new Div(transcript));
        return transcript;
    }

    private static ReplySnapshot snapshot(Message answer, Optional<Message> ended) {
        return new ReplySnapshot(
                answer.id(), ReplyStage.QUEUED, 0, List.of(), answer.content(), ended, Optional.empty());
    }
}

package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.resonance.conversation.Attachment;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.MessageStatus;
import dev.resonance.engine.LoadProgress;
import dev.resonance.engine.Role;
import dev.resonance.ui.chat.Alternatives;
import dev.resonance.ui.chat.ChatHistory;
import dev.resonance.ui.chat.ReplySnapshot;
import dev.resonance.ui.language.ChatText;
import dev.resonance.ui.language.WindowText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a conversation, newest at the bottom. A long one shows its last {@link #LAST} messages at first. The
 * page's script keeps to the end of the text only as long as the reader does.
 */
final class Transcript extends Div {
    /** As many messages as are shown at first, and as come with each "Show earlier". */
    static final int LAST = 40;

    private final Div column = new Div();
    private final Div divider = new Div();
    private final PlainButton earlier = PlainButton.text(translate(ChatText.EARLIER), "plain", "earlier");
    private final ReaderTime reader;
    private final MessageActions actions;
    private @Nullable ChatHistory history;
    /** The rows of the messages from {@link #from} on. */
    private final List<Component> rows = new ArrayList<>();

    private int from;
    private int unseen;
    private @Nullable AnswerRow waiting;

    Transcript(ReaderTime reader, MessageActions actions) {
        this.reader = reader;
        this.actions = actions;
        addClassName("transcript");
        getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", translate(ChatText.MESSAGES));
        column.addClassName("column");
        divider.addClassName("divider");
        divider.setText(translate(ChatText.UNSEEN));
        earlier.onClick(this::showEarlier);
        add(column);
    }

    /** Shows one thing in place of messages. */
    void showOnly(Component component) {
        clear();
        column.add(component);
    }

    void show(ChatHistory shown) {
        clear();
        history = shown;
        from = Math.max(0, shown.messages().size() - LAST);
        shown.messages().subList(from, shown.messages().size()).forEach(message -> rows.add(row(shown, message)));
        rows.forEach(column::add);
        showEarlierButton();
        toEnd();
    }

    /** Scrolls to a message, however far up it is. */
    void showMessage(String messageId) {
        List<Message> messages = history == null ? List.of() : history.messages();
        for (int i = 0; i < messages.size(); i++) {
            if (messages.get(i).id().equals(messageId)) {
                showFrom(Math.min(from, i));
                rows.get(i - from).getElement().getClassList().add("sought");
                getElement().executeJs("window.resonance.mark()");
            }
        }
    }

    void add(Message question, List<Attachment> files) {
        append(new QuestionRow(question, files, Alternatives.NONE, reader, actions).fresh());
        toEnd();
    }

    void addPending(String text) {
        clear();
        AnswerRow answer = new AnswerRow("", Alternatives.NONE, reader, actions).fresh();
        answer.showStage(translate(ChatText.STAGE_LOADING));
        waiting = answer;
        column.add(new QuestionRow(text).fresh(), answer);
        toEnd();
    }

    /** Says at the message that waits how far the model is loaded. */
    void showLoading(LoadProgress progress) {
        if (waiting != null && progress.total() > 0) {
            waiting.showStage(translate(
                    WindowText.LOADING_WAIT,
                    (int) (100 * progress.fraction()),
                    progress.loaded() / 1e6,
                    progress.total() / 1e6));
        }
    }

    /** Shows a reply as far as it is, where it stands already or else at the end. */
    void show(ReplySnapshot reply) {
        answer(reply.messageId()).show(reply);
    }

    void addProblem(String problem, Runnable retry) {
        column.add(new ProblemBox(problem, retry));
        toEnd();
    }

    /** Draws a line above the first message that the model still sees, where it does not see so many before it. */
    void showUnseen(int messages) {
        unseen = messages;
        divider.removeFromParent();
        int first = history == null ? 0 : ChatHistory.firstSeen(history.messages(), messages) - from;
        if (messages > 0 && first > 0 && first < rows.size()) {
            column.addComponentAtIndex(column.indexOf(rows.get(first)), divider);
        }
    }

    /** A reply that ended while its conversation was read stands there already, and finished. */
    private AnswerRow answer(String messageId) {
        for (Component row : rows.reversed()) {
            if (row instanceof AnswerRow answer && answer.messageId().equals(messageId)) {
                return answer;
            }
        }
        AnswerRow answer = new AnswerRow(messageId, Alternatives.NONE, reader, actions).fresh();
        append(answer);
        return answer;
    }

    private void append(Component row) {
        rows.add(row);
        column.add(row);
    }

    private void clear() {
        history = null;
        waiting = null;
        from = 0;
        unseen = 0;
        rows.clear();
        column.removeAll();
    }

    /** The rows that are there stay, and what the reader sees stays in its place: that is the browser's own doing. */
    private void showEarlier() {
        showFrom(Math.max(0, from - LAST));
    }

    private void showFrom(int first) {
        ChatHistory shown = history;
        if (shown == null || first == from) {
            return;
        }
        int before = from;
        from = first;
        List<Component> older = new ArrayList<>();
        shown.messages().subList(from, before).forEach(message -> older.add(row(shown, message)));
        rows.addAll(0, older);
        column.remove(earlier);
        for (int i = 0; i < older.size(); i++) {
            column.addComponentAtIndex(i, older.get(i));
        }
        showEarlierButton();
        showUnseen(unseen);
    }

    private void showEarlierButton() {
        if (from > 0) {
            column.addComponentAsFirst(earlier);
        }
    }

    private Component row(ChatHistory shown, Message message) {
        Alternatives alternatives = shown.alternatives(message);
        if (message.role() == Role.USER) {
            return new QuestionRow(message, shown.files(message), alternatives, reader, actions);
        }
        AnswerRow answer = new AnswerRow(message.id(), alternatives, reader, actions);
        if (message.status() == MessageStatus.STREAMING) {
            answer.showStage(translate(ChatText.ANSWERING));
        } else {
            answer.finish(message, Optional.empty());
        }
        return answer;
    }

    private void toEnd() {
        getElement().executeJs("setTimeout(() => this.followEnd?.())");
    }
}

package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.MessageStatus;
import dev.resonance.conversation.ReplyDetails;
import dev.resonance.engine.Role;
import dev.resonance.ui.chat.ReplySnapshot;
import dev.resonance.ui.language.ChatText;
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
    private final ReaderTime reader;
    private final AnswerRow.Actions actions;
    private List<Message> messages = List.of();
    private int from;
    private @Nullable AnswerRow live;

    Transcript(ReaderTime reader, AnswerRow.Actions actions) {
        this.reader = reader;
        this.actions = actions;
        addClassName("transcript");
        getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", translate(ChatText.MESSAGES));
        column.addClassName("column");
        add(column);
    }

    /** Shows one thing in place of messages. */
    void showOnly(Component component) {
        clear();
        column.add(component);
    }

    void show(List<Message> all) {
        clear();
        messages = all;
        from = Math.max(0, all.size() - LAST);
        fill();
        toEnd();
    }

    void add(Message question) {
        column.add(new QuestionRow(question, reader).fresh());
        toEnd();
    }

    void addPending(String text) {
        clear();
        AnswerRow waiting = new AnswerRow("", reader, actions).fresh();
        waiting.showStage(translate(ChatText.STAGE_LOADING));
        column.add(new QuestionRow(text).fresh(), waiting);
        toEnd();
    }

    void show(ReplySnapshot reply) {
        if (live == null || !live.messageId().equals(reply.messageId())) {
            live = new AnswerRow(reply.messageId(), reader, actions).fresh();
            column.add(live);
        }
        live.show(reply);
        if (reply.isOver()) {
            live = null;
        }
    }

    void addProblem(String problem, Runnable retry) {
        column.add(new ProblemBox(problem, retry));
        toEnd();
    }

    private void clear() {
        messages = List.of();
        live = null;
        column.removeAll();
    }

    private void fill() {
        column.removeAll();
        if (from > 0) {
            PlainButton earlier = PlainButton.text(translate(ChatText.EARLIER), "plain", "earlier");
            column.add(earlier.onClick(() -> {
                from = Math.max(0, from - LAST);
                fill();
            }));
        }
        int unseen = unseen(messages);
        for (int i = from; i < messages.size(); i++) {
            if (i == unseen && i > 0) {
                Div divider = new Div(translate(ChatText.UNSEEN));
                divider.addClassName("divider");
                column.add(divider);
            }
            row(messages.get(i)).ifPresent(column::add);
        }
    }

    /** How many messages from the first on the model did not see when it answered last. */
    static int unseen(List<Message> messages) {
        return messages.reversed().stream()
                .flatMap(message -> message.details().stream())
                .findFirst()
                .map(ReplyDetails::trimmedMessages)
                .orElse(0);
    }

    private Optional<Component> row(Message message) {
        if (message.role() == Role.USER) {
            return Optional.of(new QuestionRow(message, reader));
        }
        if (message.role() == Role.SYSTEM) {
            return Optional.empty();
        }
        AnswerRow answer = new AnswerRow(message.id(), reader, actions);
        if (message.status() == MessageStatus.STREAMING) {
            answer.showStage(translate(ChatText.ANSWERING));
            live = answer;
        } else {
            answer.finish(message, Optional.empty());
        }
        return Optional.of(answer);
    }

    private void toEnd() {
        getElement().executeJs("setTimeout(() => this.followEnd?.())");
    }
}

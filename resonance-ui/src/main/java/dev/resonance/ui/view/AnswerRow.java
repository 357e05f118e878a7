package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import com.vaadin.flow.component.html.Div;
import dev.resonance.conversation.Feedback;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.MessageStatus;
import dev.resonance.conversation.ReplyDetails;
import dev.resonance.engine.FinishReason;
import dev.resonance.retrieval.SearchOutcome;
import dev.resonance.retrieval.Source;
import dev.resonance.ui.chat.ReplySnapshot;
import dev.resonance.ui.language.ChatText;
import dev.resonance.ui.language.CommonText;
import dev.resonance.ui.text.MessageRenderer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An answer, from its first stage to its last word. */
final class AnswerRow extends Div {
    /** What an answer's buttons do. */
    interface Actions {
        void openSources(List<Source> sources, int number);

        void rate(String messageId, Optional<Feedback.Rating> rating);

        void retry();
    }

    private final String messageId;
    private final ReaderTime reader;
    private final Actions actions;
    private final MessageBody body = new MessageBody();
    private @Nullable StageLine stage;
    private List<Source> sources = List.of();

    AnswerRow(String messageId, ReaderTime reader, Actions actions) {
        this.messageId = messageId;
        this.reader = reader;
        this.actions = actions;
        addClassNames("message", "answer");
        getElement().setAttribute("role", "article").setAttribute("aria-label", translate(CommonText.APPLICATION));
        add(body);
        getElement()
                .addEventListener(
                        "open-source",
                        event -> actions.openSources(
                                sources,
                                event.getEventData().get("event.detail.number").asInt()))
                .addEventData("event.detail.number");
    }

    AnswerRow fresh() {
        addClassName("fresh");
        return this;
    }

    String messageId() {
        return messageId;
    }

    /** Shows a stage in words of the view's own, before there is anything to show. */
    void showStage(String words) {
        stageLine().say(words);
    }

    /** Shows the answer as far as it is. */
    void show(ReplySnapshot reply) {
        if (reply.isOver()) {
            finish(reply.ended().orElseThrow(), reply.failure().map(Throwable::getMessage));
            return;
        }
        sources = reply.sources();
        if (reply.text().isEmpty()) {
            stageLine().say(StageLine.words(reply));
        } else {
            clearStage();
            addClassName("streaming");
            render(reply.text());
        }
    }

    /** Shows the answer as it is stored. */
    void finish(Message message, Optional<String> failure) {
        clearStage();
        removeClassName("streaming");
        removeAll();
        add(body);
        sources = message.details().map(ReplyDetails::sources).orElse(List.of());
        render(message.content());
        getElement().setProperty("markdown", message.content());
        message.details().ifPresent(this::addSources);
        if (message.status() == MessageStatus.FAILED) {
            add(new ProblemBox(failure.orElseGet(() -> translate(ChatText.FAILED)), actions::retry));
        } else if (message.status() == MessageStatus.INTERRUPTED) {
            add(new ProblemBox(translate(ChatText.INTERRUPTED), actions::retry));
        }
        add(meta(message));
    }

    private void addSources(ReplyDetails details) {
        searchNote(details.searchOutcome()).ifPresent(note -> {
            Div words = new Div(note);
            words.addClassName("meta");
            add(words);
        });
        if (!sources.isEmpty()) {
            add(new SourceChips(messageId, sources, number -> actions.openSources(sources, number)));
        }
    }

    private static Optional<String> searchNote(SearchOutcome outcome) {
        return switch (outcome) {
            case NONE -> Optional.of(translate(ChatText.SEARCH_NONE));
            case BLOCKED -> Optional.of(translate(ChatText.SEARCH_BLOCKED));
            case FAILED -> Optional.of(translate(ChatText.SEARCH_FAILED));
            case PARTIAL -> Optional.of(translate(ChatText.SEARCH_PARTIAL));
            case RESULTS, SKIPPED -> Optional.empty();
        };
    }

    private MetaRow meta(Message message) {
        MetaRow meta = new MetaRow(message, reader);
        if (message.status() == MessageStatus.STOPPED) {
            meta.addWord(translate(ChatText.STOPPED), "status");
        }
        message.details().ifPresent(details -> {
            if (details.finishReason().equals(Optional.of(FinishReason.LENGTH))) {
                meta.addWord(translate(ChatText.CUT_AT_LIMIT), "status");
            }
            meta.addFigures(details);
        });
        if (!message.content().isEmpty()) {
            meta.addAction(CopyButton.message());
            Ratings ratings =
                    new Ratings(message.feedback().map(Feedback::rating), rating -> actions.rate(messageId, rating));
            meta.add(ratings);
        }
        return meta;
    }

    private void render(String markdown) {
        Set<Integer> numbers = sources.stream().map(Source::number).collect(Collectors.toSet());
        body.show(MessageRenderer.render(markdown, messageId, numbers));
    }

    private StageLine stageLine() {
        if (stage == null) {
            stage = new StageLine();
            addComponentAsFirst(stage);
        }
        return stage;
    }

    private void clearStage() {
        if (stage != null) {
            remove(stage);
            stage = null;
        }
    }
}

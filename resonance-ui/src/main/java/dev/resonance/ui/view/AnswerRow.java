package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import com.vaadin.flow.component.html.Div;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.MessageStatus;
import dev.resonance.conversation.ReplyDetails;
import dev.resonance.engine.FinishReason;
import dev.resonance.retrieval.SearchOutcome;
import dev.resonance.retrieval.Source;
import dev.resonance.ui.chat.Alternatives;
import dev.resonance.ui.chat.ReplySnapshot;
import dev.resonance.ui.language.AnswerText;
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
    private final String messageId;
    private final Alternatives alternatives;
    private final ReaderTime reader;
    private final MessageActions actions;
    private final MessageBody body = new MessageBody();
    private @Nullable StageLine stage;
    private List<Source> sources = List.of();

    AnswerRow(String messageId, Alternatives alternatives, ReaderTime reader, MessageActions actions) {
        this.messageId = messageId;
        this.alternatives = alternatives;
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
            add(problem(message, failure.orElseGet(() -> translate(ChatText.FAILED))));
        } else if (message.status() == MessageStatus.INTERRUPTED) {
            add(problem(message, translate(ChatText.INTERRUPTED)));
        } else if (message.status() == MessageStatus.COMPLETE
                && message.content().isBlank()) {
            add(problem(message, translate(ChatText.NOTHING_SAID)));
        }
        addMeta(message);
    }

    private ProblemBox problem(Message message, String why) {
        ProblemBox problem = new ProblemBox(why, () -> actions.again(messageId))
                .withDetails(translate(
                        AnswerText.DETAILS,
                        why,
                        message.details().map(ReplyDetails::model).orElse("-"),
                        messageId,
                        message.details().map(ReplyDetails::seed).stream()
                                .flatMapToLong(seed -> seed.stream())
                                .mapToObj(Long::toString)
                                .findFirst()
                                .orElse("-"),
                        message.createdAt().toString()));
        return message.content().isEmpty() ? problem : problem.withMore(() -> actions.more(messageId));
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

    private void addMeta(Message message) {
        MetaRow meta = new MetaRow(message, reader);
        if (message.status() == MessageStatus.STOPPED) {
            meta.addWord(translate(ChatText.STOPPED), "status");
        }
        message.details().ifPresent(details -> addFigures(meta, message, details));
        add(meta);
        if (alternatives.count() > 1) {
            meta.addAction(new BranchSwitch(alternatives, actions::showBranch));
        }
        if (message.content().isBlank()) {
            if (message.status() == MessageStatus.STOPPED) {
                meta.addAction(again());
            }
            return;
        }
        meta.addAction(CopyButton.message());
        meta.addAction(again());
        FeedbackNote note = new FeedbackNote();
        meta.addAction(new Ratings(message.feedback(), note, feedback -> actions.rate(messageId, feedback)));
        add(note);
    }

    private PlainButton again() {
        PlainButton again = PlainButton.of(Glyph.RETRY, translate(AnswerText.AGAIN));
        again.addClassName("again");
        again.setAriaLabel(translate(AnswerText.AGAIN));
        return again.onClick(() -> actions.again(messageId));
    }

    /** Going on is offered here where the length or a stop ended the answer; a failure offers it in its own box. */
    private void addFigures(MetaRow meta, Message message, ReplyDetails details) {
        boolean cut = details.finishReason().equals(Optional.of(FinishReason.LENGTH));
        if (cut) {
            meta.addWord(translate(ChatText.CUT_AT_LIMIT), "status");
        }
        meta.addFigures(details);
        if (!message.content().isEmpty() && (cut || message.status() == MessageStatus.STOPPED)) {
            PlainButton more = PlainButton.of(Glyph.CONTINUE, translate(AnswerText.CONTINUE));
            more.addClassName("continue");
            meta.addAction(more.onClick(() -> actions.more(messageId)));
        }
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

package dev.resonance.ui.chat;

import dev.resonance.Resonance;
import dev.resonance.conversation.Attachment;
import dev.resonance.conversation.ConversationNotFoundException;
import dev.resonance.conversation.Feedback;
import dev.resonance.error.ResonanceException;
import dev.resonance.reply.Reply;
import dev.resonance.reply.ReplyOptions;
import dev.resonance.reply.ReplyRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One page's conversation: opens it, sends, stops, follows the reply that is being made, and keeps up with other tabs.
 * Leaving never stops a reply; only {@link #stop} does.
 *
 * <p>Used on the page's own thread only; what happens elsewhere comes in through {@link ChatScreen#later}.
 */
public final class ChatPresenter {
    private final Backend backend;
    private final ChatScreen screen;
    private final ChatSettings settings;
    private final PendingFiles files;
    private final CurrentAssistant assistant;
    private final ShownConversation shown;
    private Changes.@Nullable Subscription news;
    /** What waits for the model to load. */
    private @Nullable String pending;

    /** A page that shows nothing yet; {@link #open} comes next. */
    public ChatPresenter(Backend backend, ChatScreen screen, ChatSettings settings, PendingFiles files) {
        this.backend = backend;
        this.screen = screen;
        this.settings = settings;
        this.files = files;
        this.assistant = new CurrentAssistant(backend);
        this.shown = new ShownConversation(screen, settings, assistant);
    }

    /** Shows a conversation; absent: a new one. Opening the one that is shown already changes nothing. */
    public void open(Optional<String> id) {
        open(id, Optional.empty());
    }

    /** The same at one of its messages, whatever branch that is on. */
    public void open(Optional<String> id, Optional<String> messageId) {
        if (id.filter(shown::is).isPresent()) {
            messageId.ifPresent(this::showAt);
            return;
        }
        leave();
        shown.choose(id.orElse(null));
        messageId.ifPresent(shown::want);
        news = backend.changes().subscribe(changed -> screen.later(() -> onNews(changed)));
        if (backend.resonance().isEmpty()) {
            backend.whenSettled(() -> screen.later(this::onSettled));
        }
        show();
    }

    /** Stops looking, because the page closes or shows something else. The reply goes on, but for a temporary chat's. */
    public void leave() {
        if (news != null) {
            news.close();
            news = null;
        }
        files.clear();
        shown.choose(null);
        assistant.setTemporary(false);
        pending = null;
    }

    /** Makes the empty chat one that is kept nowhere, or one that is kept again; without effect once it has begun. */
    public void setTemporary(boolean on) {
        if (shown.id().isPresent() || isBusy()) {
            return;
        }
        files.clear();
        assistant.setTemporary(on);
        files.openFor(assistant.get());
        screen.showTemporary(assistant.isTemporary());
    }

    /** Sends a message, starting a conversation if there is none. Blank text, or text while busy, is not sent. */
    public boolean send(String text) {
        if (text.isBlank() || isBusy()) {
            return false;
        }
        Optional<Resonance> resonance = assistant.get();
        if (resonance.isPresent()) {
            start(resonance.get(), text.strip());
        } else {
            pending = text.strip();
            screen.addPending(pending);
            screen.showBusy(true);
        }
        return true;
    }

    /** Sends a question in place of another one, which stays beside it. */
    public void edit(String questionId, String text) {
        if (!text.isBlank()) {
            startAt((id, options) -> ReplyRequest.edited(id, questionId, text.strip(), options));
        }
    }

    /** Makes another answer in place of this one, which stays beside it. */
    public void again(String answerId) {
        startAt((id, options) -> ReplyRequest.again(id, answerId, options));
    }

    /** Goes on with an answer that ended early. */
    public void more(String answerId) {
        startAt((id, options) -> ReplyRequest.more(id, answerId, options));
    }

    /** Shows the branch through a message, on all pages that have its conversation open. */
    public void showBranch(String messageId) {
        Optional<String> id = shown.id();
        if (id.isPresent() && !isBusy()) {
            attempt(resonance -> {
                resonance.store().branches().show(messageId);
                if (assistant.isTemporary()) {
                    shown.show(resonance);
                } else {
                    assistant.publish(id.get(), Changes.Kind.BRANCH_SHOWN);
                }
            });
        }
    }

    /** Stops the answer that is being made; what was written stays. */
    public void stop() {
        shown.cancelReply();
        if (pending != null) {
            pending = null;
            show();
        }
    }

    /** Turns web search on or off, for this conversation from now on. */
    public void setSearch(boolean on) {
        settings.setSearch(on);
        shown.id().ifPresent(id -> attempt(resonance -> settings.keepSearch(resonance.store(), id)));
    }

    /** Keeps what the user thinks of an answer; absent: nothing any more. */
    public void rate(String messageId, Optional<Feedback> feedback) {
        attempt(resonance -> resonance.store().rate(messageId, feedback));
    }

    /** Whether an answer is being made, or a message waits for the model. */
    public boolean isBusy() {
        return shown.isAnswering() || pending != null;
    }

    /** The conversation that is shown, if it is stored already. */
    public Optional<String> conversationId() {
        return shown.id();
    }

    private void show() {
        screen.showBusy(false);
        files.openFor(assistant.get());
        screen.showTemporary(false);
        Optional<Resonance> resonance = backend.resonance();
        if (shown.id().isEmpty()) {
            screen.showWelcome();
        } else {
            resonance.ifPresentOrElse(shown::show, screen::showWaiting);
        }
    }

    private void showAt(String messageId) {
        shown.want(messageId);
        attempt(shown::show);
    }

    private void start(Resonance resonance, String text) {
        try {
            Optional<String> begun = shown.id();
            String id = begun.orElseGet(() -> resonance.newChat().id());
            List<Attachment> given = files.giveTo(id);
            try {
                Reply started = resonance.reply(ReplyRequest.in(id, text, settings.apply(resonance.options())));
                if (begun.isPresent()) {
                    showBegun(resonance, started, given);
                }
                assistant.publish(id, Changes.Kind.ANSWER_BEGUN);
            } finally {
                // Refused or not, it is there now, and has the files.
                if (begun.isEmpty()) {
                    openBegun(resonance, id);
                }
            }
        } catch (ResonanceException e) {
            screen.showBusy(false);
            screen.showProblem(Failures.line(e), text);
        }
    }

    /** Shows a question at the end and its answer; without a question, it stood there already. */
    private void showBegun(Resonance resonance, Reply started, List<Attachment> given) {
        if (started.question().isPresent()) {
            screen.addQuestion(started.question().get(), given);
            shown.follow(started);
        } else {
            shown.show(resonance);
        }
    }

    /** Shows a conversation that has just begun. */
    private void openBegun(Resonance resonance, String id) {
        if (assistant.isTemporary()) {
            shown.choose(id);
            shown.show(resonance);
        } else {
            settings.keepSearch(resonance.store(), id);
            screen.goTo(id);
            assistant.publish(id, Changes.Kind.RENAMED); // it is in the list, refused or not
        }
    }

    /** Starts a reply elsewhere than at the end, and shows the branch that it opens. */
    private void startAt(BiFunction<String, ReplyOptions, ReplyRequest> request) {
        Optional<String> id = shown.id();
        if (id.isPresent() && !isBusy()) {
            attempt(resonance -> {
                resonance.reply(request.apply(id.get(), settings.apply(resonance.options())));
                shown.show(resonance);
                assistant.publish(id.get(), Changes.Kind.ANSWER_BEGUN);
            });
        }
    }

    /** Some tab, perhaps this one, changed a conversation. */
    private void onNews(Changes.Change change) {
        if (shown.is(change.conversationId())) {
            try {
                backend.resonance().ifPresent(resonance -> react(resonance, change));
            } catch (ConversationNotFoundException e) {
                shown.showMissing();
            }
        }
    }

    private void react(Resonance resonance, Changes.Change change) {
        switch (change.kind()) {
            case ANSWER_BEGUN -> {
                // The page may not have heard yet that the reply before has ended.
                if (!isBusy() || (pending == null && shown.isBehind(resonance))) {
                    shown.show(resonance);
                }
            }
            case BRANCH_SHOWN, ANSWER_ENDED -> {
                if (!isBusy() && shown.isStale(resonance)) {
                    shown.show(resonance);
                }
            }
            case RENAMED -> screen.showTitle(resonance.store().find(change.conversationId()));
            case DELETED -> shown.showMissing();
            case RESTORED -> shown.show(resonance);
            case MODEL -> {
                // The model is no conversation's own.
            }
        }
    }

    private void onSettled() {
        String text = pending;
        pending = null;
        show();
        if (text != null) {
            send(text);
        }
    }

    private void attempt(Consumer<Resonance> action) {
        try {
            assistant.get().ifPresent(action);
        } catch (ResonanceException e) {
            screen.showProblem(Failures.line(e), "");
        }
    }
}

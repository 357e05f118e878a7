package dev.resonance.ui.chat;

import dev.resonance.Resonance;
import dev.resonance.conversation.Conversation;
import dev.resonance.conversation.ConversationNotFoundException;
import dev.resonance.conversation.ConversationSettings;
import dev.resonance.conversation.Feedback;
import dev.resonance.conversation.Message;
import dev.resonance.error.ResonanceException;
import dev.resonance.reply.Reply;
import dev.resonance.reply.ReplyRequest;
import java.util.List;
import java.util.Optional;
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
    private Changes.@Nullable Subscription news;
    private @Nullable String conversationId;
    private @Nullable String pending;
    private @Nullable Reply reply;
    private @Nullable ReplyWatch watch;

    /** A page that shows nothing yet; {@link #open} comes next. */
    public ChatPresenter(Backend backend, ChatScreen screen, ChatSettings settings) {
        this.backend = backend;
        this.screen = screen;
        this.settings = settings;
    }

    /** Shows a conversation; absent: a new one. Opening the one that is shown already changes nothing. */
    public void open(Optional<String> id) {
        if (id.isPresent() && id.get().equals(conversationId)) {
            return;
        }
        leave();
        conversationId = id.orElse(null);
        news = backend.changes().subscribe(changed -> screen.later(() -> onNews(changed)));
        if (backend.resonance().isEmpty()) {
            backend.whenSettled(() -> screen.later(this::onSettled));
        }
        show();
    }

    /** Stops looking, because the page closes or shows something else. The reply goes on. */
    public void leave() {
        if (news != null) {
            news.close();
            news = null;
        }
        unwatch();
        reply = null;
        conversationId = null;
        pending = null;
    }

    /** Sends a message, starting a conversation if there is none. Blank text, or text while busy, is not sent. */
    public boolean send(String text) {
        if (text.isBlank() || isBusy()) {
            return false;
        }
        Optional<Resonance> resonance = backend.resonance();
        if (resonance.isPresent()) {
            start(resonance.get(), text.strip());
        } else {
            pending = text.strip();
            screen.addPending(pending);
            screen.showBusy(true);
        }
        return true;
    }

    /** Stops the answer that is being made; what was written stays. */
    public void stop() {
        if (reply != null) {
            reply.cancel();
        } else if (pending != null) {
            pending = null;
            show();
        }
    }

    /** Turns web search on or off, for this conversation from now on. */
    public void setSearch(boolean on) {
        settings.setSearch(on);
        Optional<String> id = conversationId();
        Optional<Resonance> resonance = backend.resonance();
        if (id.isPresent() && resonance.isPresent()) {
            keepSearch(resonance.get(), id.get());
        }
    }

    /** Keeps what the user thinks of an answer; absent: nothing any more. */
    public void rate(String messageId, Optional<Feedback.Rating> rating) {
        try {
            backend.resonance()
                    .ifPresent(resonance ->
                            resonance.store().rate(messageId, rating.map(value -> new Feedback(value, ""))));
        } catch (ResonanceException e) {
            screen.showProblem(Failures.line(e), "");
        }
    }

    /** Whether an answer is being made, or a message waits for the model. */
    public boolean isBusy() {
        return reply != null || pending != null;
    }

    /** The conversation that is shown, if it is stored already. */
    public Optional<String> conversationId() {
        return Optional.ofNullable(conversationId);
    }

    private void show() {
        screen.showBusy(false);
        backend.failure().ifPresent(screen::showModelFailure);
        Optional<Resonance> resonance = backend.resonance();
        if (conversationId == null) {
            screen.showWelcome();
        } else if (resonance.isEmpty()) {
            screen.showWaiting();
        } else {
            showStored(resonance.get(), conversationId);
        }
    }

    private void showStored(Resonance resonance, String id) {
        try {
            // The running reply is looked up first: if it ends in between, its message is read as it was stored.
            Optional<Reply> running = resonance.activeReply(id);
            Conversation conversation = resonance.store().find(id);
            List<Message> messages = resonance.store().messages(id);
            conversation.settings().search().ifPresent(settings::setSearch);
            screen.showConversation(conversation, messages);
            running.ifPresent(this::follow);
        } catch (ConversationNotFoundException e) {
            conversationId = null;
            screen.showMissing();
        } catch (ResonanceException e) {
            screen.showProblem(Failures.line(e), "");
        }
    }

    private void start(Resonance resonance, String text) {
        try {
            Optional<String> shown = conversationId();
            String id = shown.orElseGet(() -> resonance.newChat().id());
            Reply started = resonance.reply(ReplyRequest.in(id, text, settings.apply(resonance.options())));
            if (shown.isPresent()) {
                started.question().ifPresent(screen::addQuestion);
                follow(started);
            } else {
                keepSearch(resonance, id);
                screen.goTo(id);
            }
            backend.changes().publish(id, Changes.Kind.ANSWER_BEGUN);
        } catch (ResonanceException e) {
            screen.showBusy(false);
            screen.showProblem(Failures.line(e), text);
        }
    }

    private void keepSearch(Resonance resonance, String id) {
        ConversationSettings old = resonance.store().find(id).settings();
        ConversationSettings changed =
                new ConversationSettings(old.systemPrompt(), old.model(), Optional.of(settings.search()));
        resonance.store().configure(id, changed);
    }

    private void follow(Reply running) {
        unwatch();
        reply = running;
        screen.showBusy(true);
        watch = ReplyWatch.of(running, snapshot -> screen.later(() -> onReply(running, snapshot)));
    }

    private void onReply(Reply source, ReplySnapshot snapshot) {
        if (source != reply) {
            return;
        }
        screen.showReply(snapshot);
        if (snapshot.isOver()) {
            unwatch();
            reply = null;
            screen.showBusy(false);
            backend.changes().publish(source.conversationId(), Changes.Kind.ANSWER_ENDED);
        }
    }

    /** Some tab, perhaps this one, changed a conversation. */
    private void onNews(Changes.Change change) {
        String id = change.conversationId();
        if (id.equals(conversationId)) {
            backend.resonance().ifPresent(resonance -> react(resonance, id, change.kind()));
        }
    }

    private void react(Resonance resonance, String id, Changes.Kind kind) {
        switch (kind) {
            case ANSWER_BEGUN -> {
                if (!isBusy()) {
                    showStored(resonance, id);
                }
            }
            case RENAMED -> screen.showTitle(resonance.store().find(id));
            case DELETED -> screen.showMissing();
            case RESTORED -> showStored(resonance, id);
            case ANSWER_ENDED -> {
                // Each page follows the reply to its end by itself.
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

    private void unwatch() {
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }
}

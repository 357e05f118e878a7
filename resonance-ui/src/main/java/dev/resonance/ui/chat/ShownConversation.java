package dev.resonance.ui.chat;

import dev.resonance.Resonance;
import dev.resonance.conversation.ConversationNotFoundException;
import dev.resonance.error.ResonanceException;
import dev.resonance.reply.Reply;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The conversation that a page shows: which one, how far the reader is in it, and the reply that is being made in it.
 * Used on the page's own thread only.
 */
final class ShownConversation {
    private final ChatScreen screen;
    private final ChatSettings settings;
    private final CurrentAssistant assistant;
    private final FollowedReply reply;
    private @Nullable String id;
    /** It was shown or asked for, and is not there. */
    private boolean missing;
    /** The last message that is on the page; absent where nothing was said yet. */
    private Optional<String> lastDrawn = Optional.empty();
    /** The message to show once its conversation can be shown. */
    private @Nullable String wanted;

    ShownConversation(ChatScreen screen, ChatSettings settings, CurrentAssistant assistant) {
        this.screen = screen;
        this.settings = settings;
        this.assistant = assistant;
        this.reply = new FollowedReply(screen);
    }

    /** Absent before the first message of a new chat, and where the conversation is missing. */
    Optional<String> id() {
        return missing ? Optional.empty() : Optional.ofNullable(id);
    }

    /** Whether it is that one, missing or not. */
    boolean is(String conversationId) {
        return conversationId.equals(id);
    }

    /** Makes it another one, which nothing is shown of yet. */
    void choose(@Nullable String conversationId) {
        reply.leave();
        id = conversationId;
        missing = false;
        wanted = null;
        lastDrawn = Optional.empty();
    }

    /** Says that it is gone; {@link #show} brings it back, if it is there again. */
    void showMissing() {
        reply.leave();
        missing = true;
        screen.showBusy(false);
        screen.showMissing();
    }

    /** A message that is brought before the reader's eyes when the conversation is shown next. */
    void want(String messageId) {
        wanted = messageId;
    }

    /** Draws what is stored, and follows the reply that is being made. */
    void show(Resonance resonance) {
        String shown = String.valueOf(id);
        try {
            // The running reply is looked up first: if it ends in between, its message is read as it was stored.
            Optional<Reply> running = resonance.activeReply(shown);
            if (running.isEmpty()) {
                Optional.ofNullable(wanted).ifPresent(message -> reveal(resonance, shown, message));
            }
            ChatHistory history = ChatHistory.read(resonance, shown);
            missing = false;
            lastDrawn = ChatHistory.last(history.messages());
            history.conversation().settings().search().ifPresent(settings::setSearch);
            screen.showConversation(history);
            if (wanted != null) {
                screen.showMessage(wanted);
                wanted = null;
            }
            running.ifPresentOrElse(this::follow, () -> showContext(resonance, shown));
        } catch (ConversationNotFoundException e) {
            showMissing();
        } catch (ResonanceException e) {
            screen.showProblem(Failures.line(e), "");
        }
    }

    /** Shows a reply of this conversation as it grows. */
    void follow(Reply running) {
        lastDrawn = Optional.of(running.messageId());
        reply.follow(
                running,
                () -> id().ifPresent(ended -> {
                    assistant.get().ifPresent(resonance -> showContext(resonance, ended));
                    assistant.publish(ended, Changes.Kind.ANSWER_ENDED);
                }));
    }

    /** Whether another reply than the followed one is being made here by now. */
    boolean isBehind(Resonance resonance) {
        return id().flatMap(resonance::activeReply).filter(reply::isAnother).isPresent();
    }

    /** Whether the conversation ends with another message than the page. */
    boolean isStale(Resonance resonance) {
        return id().filter(shown -> !ChatHistory.lastMessage(resonance, shown).equals(lastDrawn))
                .isPresent();
    }

    boolean isAnswering() {
        return reply.isThere();
    }

    /** Stops the reply that is being made; what was written stays. */
    void cancelReply() {
        reply.cancel();
    }

    /** Makes the branch with a message the one that is shown, here and on all other pages. */
    private void reveal(Resonance resonance, String conversationId, String messageId) {
        if (ChatHistory.isHidden(resonance, conversationId, messageId)) {
            resonance.store().branches().show(messageId);
            assistant.publish(conversationId, Changes.Kind.BRANCH_SHOWN);
        }
    }

    private void showContext(Resonance resonance, String counted) {
        ContextCount.start(
                resonance,
                counted,
                settings.apply(resonance.options()),
                report -> screen.later(() -> {
                    if (is(counted)) {
                        screen.showContext(report);
                    }
                }));
    }
}

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
    /** The message to show once its conversation can be shown. */
    private @Nullable String wanted;

    ShownConversation(ChatScreen screen, ChatSettings settings, CurrentAssistant assistant) {
        this.screen = screen;
        this.settings = settings;
        this.assistant = assistant;
        this.reply = new FollowedReply(screen);
    }

    /** Absent before the first message of a new chat. */
    Optional<String> id() {
        return Optional.ofNullable(id);
    }

    boolean is(String conversationId) {
        return conversationId.equals(id);
    }

    /** Makes it another one, which nothing is shown of yet. */
    void choose(@Nullable String conversationId) {
        reply.leave();
        id = conversationId;
        wanted = null;
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
            ChatHistory history = ChatHistory.read(
                    resonance, shown, running.isEmpty() ? Optional.ofNullable(wanted) : Optional.empty());
            history.conversation().settings().search().ifPresent(settings::setSearch);
            screen.showConversation(history);
            if (wanted != null) {
                screen.showMessage(wanted);
                wanted = null;
            }
            running.ifPresentOrElse(this::follow, () -> showContext(resonance, shown));
        } catch (ConversationNotFoundException e) {
            id = null;
            screen.showMissing();
        } catch (ResonanceException e) {
            screen.showProblem(Failures.line(e), "");
        }
    }

    /** Shows a reply of this conversation as it grows. */
    void follow(Reply running) {
        reply.follow(
                running,
                () -> id().ifPresent(ended -> {
                    assistant.get().ifPresent(resonance -> showContext(resonance, ended));
                    assistant.publish(ended, Changes.Kind.ANSWER_ENDED);
                }));
    }

    boolean isAnswering() {
        return reply.isThere();
    }

    /** Stops the reply that is being made; what was written stays. */
    void cancelReply() {
        reply.cancel();
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

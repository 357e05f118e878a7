package dev.resonance.ui.chat;

import dev.resonance.conversation.Attachment;
import dev.resonance.conversation.Conversation;
import dev.resonance.conversation.Message;
import dev.resonance.reply.ContextReport;
import java.util.List;

/** What a {@link ChatPresenter} draws on. All methods but {@link #later} are called on the page's own thread. */
public interface ChatScreen {
    /** Runs an action on the page's own thread, soon; callable from any thread, and without effect once it is closed. */
    void later(Runnable action);

    /** An empty chat: the welcome. */
    void showWelcome();

    /** A stored conversation. */
    void showConversation(ChatHistory history);

    /** Brings a message of the conversation that is shown before the reader's eyes. */
    void showMessage(String messageId);

    /** Whether what is said in the empty chat is kept nowhere. */
    void showTemporary(boolean temporary);

    /** What filled the model's window at the last answer. */
    void showContext(ContextReport report);

    /** The conversation that was asked for is not there. */
    void showMissing();

    /** Nothing can be shown before the model is loaded. */
    void showWaiting();

    /** Opens a conversation that has just begun: it has an address of its own from now on. */
    void goTo(String conversationId);

    /** The conversation got another title. */
    void showTitle(Conversation conversation);

    /** A message of the user and the files that came with it, at the end. */
    void addQuestion(Message question, List<Attachment> files);

    /** A message that waits for the model to load, at the end. */
    void addPending(String text);

    /** The reply that is being made, at the end or where it already stands. */
    void showReply(ReplySnapshot reply);

    /** Something failed before there was a reply; {@code text} is what the user wrote, to be tried again. */
    void showProblem(String problem, String text);

    /** Whether an answer is being made: Stop instead of Send. */
    void showBusy(boolean busy);
}

package dev.resonance.ui.chat;

import dev.resonance.conversation.Attachment;
import dev.resonance.conversation.Conversation;
import dev.resonance.conversation.Message;
import dev.resonance.reply.ContextReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A page in memory: remembers what it was told to show, and runs actions on the test's thread. */
final class FakeScreen implements ChatScreen, FilesScreen {
    final List<String> log = new ArrayList<>();
    final List<ReplySnapshot> replies = new ArrayList<>();
    List<Message> messages = List.of();
    List<PendingFile> files = List.of();
    Optional<ChatHistory> history = Optional.empty();
    Optional<ContextReport> context = Optional.empty();
    boolean busy;
    boolean temporary;
    String problem = "";
    private final LinkedBlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    private @Nullable ChatPresenter presenter;

    /** A presenter that has this screen and goes where it says. */
    ChatPresenter presenter(Backend backend) {
        ChatPresenter made = new ChatPresenter(backend, this, new ChatSettings(), new PendingFiles(this));
        goesTo(made);
        return made;
    }

    /** Whom a new conversation is opened with, as a navigation of the page does. */
    void goesTo(ChatPresenter opened) {
        presenter = opened;
    }

    /** Runs what was put off, until the condition holds; fails after ten seconds. */
    void until(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            Runnable action = queue.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (action == null) {
                throw new AssertionError("it did not come to that; the page showed " + log);
            }
            action.run();
        }
    }

    /** Runs what is put off within this time. */
    void runFor(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (System.nanoTime() < end) {
            Runnable action = queue.poll(5, TimeUnit.MILLISECONDS);
            if (action != null) {
                action.run();
            }
        }
    }

    Optional<ReplySnapshot> lastReply() {
        return replies.isEmpty() ? Optional.empty() : Optional.of(replies.getLast());
    }

    boolean isOver() {
        return lastReply().map(ReplySnapshot::isOver).orElse(false);
    }

    @Override
    public void later(Runnable action) {
        queue.add(action);
    }

    @Override
    public void showWelcome() {
        log.add("welcome");
    }

    @Override
    public void showConversation(ChatHistory shown) {
        log.add("conversation");
        history = Optional.of(shown);
        messages = shown.messages();
    }

    @Override
    public void showMessage(String messageId) {
        log.add("message " + messageId);
    }

    @Override
    public void showTemporary(boolean value) {
        temporary = value;
    }

    @Override
    public void showContext(ContextReport report) {
        context = Optional.of(report);
    }

    @Override
    public void showFiles(List<PendingFile> pending) {
        files = pending;
    }

    @Override
    public void showMissing() {
        log.add("missing");
    }

    @Override
    public void showWaiting() {
        log.add("waiting");
    }

    @Override
    public void goTo(String conversationId) {
        log.add("goTo");
        if (presenter != null) {
            presenter.leave();
            presenter.open(Optional.of(conversationId));
        }
    }

    @Override
    public void showTitle(Conversation conversation) {
        log.add("title " + conversation.title());
    }

    @Override
    public void addQuestion(Message question, List<Attachment> given) {
        log.add("question " + question.content());
    }

    @Override
    public void addPending(String text) {
        log.add("pending " + text);
    }

    @Override
    public void showReply(ReplySnapshot reply) {
        replies.add(reply);
    }

    @Override
    public void showProblem(String what, String text) {
        log.add("problem");
        problem = what;
    }

    @Override
    public void showBusy(boolean value) {
        busy = value;
    }
}

package dev.resonance.ui.chat;

import dev.resonance.reply.Reply;
import dev.resonance.reply.ReplyEvent;
import dev.resonance.reply.ReplyWaitInterruptedException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Looks at a reply for one page. However fast tokens come, the page hears of it at most once per {@link #PAUSE}, each
 * time with the whole state; the first and the last state come at once. Closing stops looking, never the reply.
 *
 * <p>One virtual thread reads the reply, another tells the page, so a slow page never holds up anything. The second is
 * never interrupted: it may be running what other threads want of the same page, and would drop it.
 */
final class ReplyWatch implements AutoCloseable {
    /** 20 times a second is smooth to the eye and cheap for a page. */
    static final Duration PAUSE = Duration.ofMillis(50);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final StringBuilder text = new StringBuilder();
    private final Consumer<ReplySnapshot> page;
    private final Thread reader;
    private final Thread teller;
    private ReplySnapshot state;
    private boolean changed;
    private boolean closed;

    private ReplyWatch(Reply reply, Consumer<ReplySnapshot> page) {
        this.state = ReplySnapshot.begun(reply.messageId());
        this.page = page;
        this.reader = Thread.ofVirtual().name("reply-reader").unstarted(() -> read(reply));
        this.teller = Thread.ofVirtual().name("reply-teller").unstarted(this::tell);
    }

    /** Starts looking; {@code page} is called on a thread of its own until the state {@link ReplySnapshot#isOver}. */
    static ReplyWatch of(Reply reply, Consumer<ReplySnapshot> page) {
        ReplyWatch watch = new ReplyWatch(reply, page);
        watch.reader.start();
        watch.teller.start();
        return watch;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            news.signal();
        } finally {
            lock.unlock();
        }
        reader.interrupt();
    }

    private void read(Reply reply) {
        try {
            reply.forEach(this::take);
        } catch (ReplyWaitInterruptedException e) {
            // The page left. The reply goes on without it.
        }
    }

    private void take(ReplyEvent event) {
        lock.lock();
        try {
            if (event instanceof ReplyEvent.Text more) {
                text.append(more.text());
            }
            state = state.after(event);
            changed = true;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    private void tell() {
        try {
            Optional<ReplySnapshot> next = nextState();
            while (next.isPresent()) {
                page.accept(next.get());
                Thread.sleep(PAUSE);
                next = next.get().isOver() ? Optional.empty() : nextState();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for it; absent once this is closed. */
    private Optional<ReplySnapshot> nextState() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!changed && !closed) {
                news.await();
            }
            changed = false;
            return closed ? Optional.empty() : Optional.of(state.withText(text.toString()));
        } finally {
            lock.unlock();
        }
    }
}

package dev.resonance;

import dev.resonance.conversation.ConversationBin;
import dev.resonance.conversation.ConversationStore;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes for ever, at the start and every few hours, what has been in the bin for {@link ConversationBin#KEPT}, and
 * files that nobody gave to a conversation in that time. {@link #close} ends that.
 */
final class Housekeeping implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration BETWEEN = Duration.ofHours(6);

    private final ConversationStore store;
    private final InstantSource clock;
    private final Thread thread;

    private Housekeeping(ConversationStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("housekeeping").unstarted(this::sweepNowAndThen);
    }

    static Housekeeping start(ConversationStore store, InstantSource clock) {
        Housekeeping started = new Housekeeping(store, clock);
        started.thread.start();
        return started;
    }

    /** Waits for a sweep that is under way. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sweepNowAndThen() {
        try {
            while (true) {
                sweep();
                Thread.sleep(BETWEEN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    private void sweep() {
        try {
            store.data().sweep(clock.instant().minus(ConversationBin.KEPT));
        } catch (RuntimeException e) {
            log.warn("what is old in the bin could not be deleted yet: {}", e.getMessage());
        }
    }
}

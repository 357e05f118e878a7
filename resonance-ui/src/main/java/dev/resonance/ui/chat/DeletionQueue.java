package dev.resonance.ui.chat;

import dev.resonance.Resonance;
import dev.resonance.conversation.ConversationNotFoundException;
import dev.resonance.error.ResonanceException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Conversations that are hidden and will be deleted soon, so that there is time to think again. If the process ends
 * first, they are still there. Thread-safe; one for all pages.
 */
final class DeletionQueue {
    private static final Logger log = LoggerFactory.getLogger(DeletionQueue.class);

    private final Map<String, Thread> waiting = new ConcurrentHashMap<>();

    /** Hides the conversation now and deletes it after {@code delay}, unless {@link #undo} comes first. */
    void add(Resonance resonance, String id, Duration delay) {
        waiting.computeIfAbsent(
                id,
                key -> Thread.ofVirtual().name("delete-" + id).start(() -> {
                    try {
                        Thread.sleep(delay);
                        resonance.activeReply(id).ifPresent(reply -> reply.cancel());
                        resonance.store().delete(id);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } catch (ConversationNotFoundException e) {
                        log.debug("The conversation was deleted elsewhere already");
                    } catch (ResonanceException e) {
                        log.warn("A conversation could not be deleted: {}", e.getMessage());
                    } finally {
                        waiting.remove(id);
                    }
                }));
    }

    /** Takes the conversation out again; false if it is gone already. */
    boolean undo(String id) {
        Thread thread = waiting.remove(id);
        if (thread == null) {
            return false;
        }
        thread.interrupt();
        return true;
    }

    /** The ids of those that are hidden. */
    Set<String> hidden() {
        return Set.copyOf(waiting.keySet());
    }
}

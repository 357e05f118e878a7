package dev.resonance.ui.chat;

import dev.resonance.Resonance;
import dev.resonance.error.ResonanceException;
import dev.resonance.reply.ContextReport;
import dev.resonance.reply.ReplyOptions;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what filled the window, on a thread of its own: a model on another machine is asked over the network. */
final class ContextCount {
    private static final Logger log = LoggerFactory.getLogger(ContextCount.class);

    /** A message to the browser that comes at the heels of another one, here the answer's end, can get lost. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    private ContextCount() {}

    /** Calls back on that thread, or never where nothing was answered yet or counting fails. */
    static void start(
            Resonance resonance, String conversationId, ReplyOptions options, Consumer<ContextReport> onCounted) {
        Thread.ofVirtual().name("context-counter").start(() -> {
            try {
                Thread.sleep(PAUSE);
                resonance.context(conversationId, options).ifPresent(onCounted);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ResonanceException e) {
                log.debug("the window could not be counted: {}", e.getMessage());
            }
        });
    }
}

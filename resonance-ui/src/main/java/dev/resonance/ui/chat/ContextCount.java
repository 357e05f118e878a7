package dev.resonance.ui.chat;

import dev.resonance.Resonance;
import dev.resonance.error.ResonanceException;
import dev.resonance.reply.ContextReport;
import dev.resonance.reply.ReplyOptions;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what filled the window, on a thread of its own: a model on another machine is asked over the network. */
final class ContextCount {
    private static final Logger log = LoggerFactory.getLogger(ContextCount.class);

    private ContextCount() {}

    /** Calls back on that thread, or never where nothing was answered yet or counting fails. */
    static void start(
            Resonance resonance, String conversationId, ReplyOptions options, Consumer<ContextReport> onCounted) {
        Thread.ofVirtual().name("context-counter").start(() -> {
            try {
                resonance.context(conversationId, options).ifPresent(onCounted);
            } catch (ResonanceException e) {
                log.debug("the window could not be counted: {}", e.getMessage());
            }
        });
    }
}

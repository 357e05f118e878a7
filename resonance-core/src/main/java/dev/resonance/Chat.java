package dev.resonance;

import dev.resonance.conversation.Message;
import dev.resonance.reply.Reply;
import dev.resonance.reply.ReplyEvent;
import dev.resonance.reply.ReplyOptions;
import dev.resonance.reply.ReplyRequest;
import java.util.List;
import java.util.function.Consumer;

/** A stored conversation to talk in. Thread-safe; one answer at a time. */
public final class Chat {
    private final Resonance resonance;
    private final String id;

    Chat(Resonance resonance, String id) {
        this.resonance = resonance;
        this.id = id;
    }

    /** The id to come back with: {@link Resonance#chat}. */
    public String id() {
        return id;
    }

    /** All messages so far, oldest first. */
    public List<Message> messages() {
        return resonance.store().messages(id);
    }

    /** Sends a message and waits for the answer. Throws what {@link Reply#await} throws. */
    public Message send(String message) {
        return send(message, text -> {});
    }

    /** Sends a message, hands the answer over piece by piece as it is made, on this thread, and returns it whole. */
    public Message send(String message, Consumer<String> onText) {
        Reply reply = start(message);
        reply.forEach(event -> {
            if (event instanceof ReplyEvent.Text text) {
                onText.accept(text.text());
            }
        });
        return reply.await();
    }

    /** Sends a message and returns at once; the answer is made whether somebody waits or not. */
    public Reply start(String message) {
        return start(message, resonance.options());
    }

    /** The same, with other options than the defaults. */
    public Reply start(String message, ReplyOptions options) {
        return resonance.reply(ReplyRequest.in(id, message, options));
    }
}

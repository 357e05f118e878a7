package dev.resonance.conversation;

import dev.resonance.engine.Role;
import java.util.Optional;

/** A message to be stored; the store gives it its id and time. */
public record NewMessage(Role role, String content, MessageStatus status, Optional<ReplyDetails> details) {
    /** A message of the user, complete. */
    public static NewMessage user(String content) {
        return new NewMessage(Role.USER, content, MessageStatus.COMPLETE, Optional.empty());
    }

    /** An answer that is about to be written: no text yet. */
    public static NewMessage reply(ReplyDetails details) {
        return new NewMessage(Role.ASSISTANT, "", MessageStatus.STREAMING, Optional.of(details));
    }
}

package dev.resonance.engine;

import java.util.List;

/** What the model is to continue. */
public sealed interface Prompt {
    /** A chat, rendered by the model's own template; a last message of the assistant is continued. */
    record Chat(List<ChatMessage> messages) implements Prompt {
        public Chat {
            messages = List.copyOf(messages);
        }
    }

    /** Plain text, continued as it stands. */
    record Text(String text) implements Prompt {}

    /** Token ids, continued as they stand. */
    record Tokens(List<Integer> ids) implements Prompt {
        public Tokens {
            ids = List.copyOf(ids);
        }
    }
}

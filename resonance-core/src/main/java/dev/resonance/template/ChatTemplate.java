package dev.resonance.template;

import dev.resonance.engine.ChatMessage;
import java.util.List;

/** How a model was taught to read a chat. Thread-safe. */
public interface ChatTemplate {
    /**
     * The prompt, up to where the assistant's answer begins. If the last message is the assistant's, that answer is left
     * open to be continued.
     */
    List<TemplatePart> render(List<ChatMessage> messages);

    /** Texts that end an answer, for models that have no token for it. */
    default List<String> stops() {
        return List.of();
    }
}

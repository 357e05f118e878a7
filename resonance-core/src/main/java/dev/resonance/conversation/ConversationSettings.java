package dev.resonance.conversation;

import dev.resonance.conversation.spi.StoredText;
import java.util.Optional;

/**
 * What a conversation has of its own; where it has nothing, the program's setting holds.
 *
 * @param systemPrompt put before the conversation
 * @param model the name of the model that answers
 * @param search whether the retriever is asked
 */
public record ConversationSettings(Optional<String> systemPrompt, Optional<String> model, Optional<Boolean> search) {
    /** Nothing of its own. */
    public static final ConversationSettings NONE =
            new ConversationSettings(Optional.empty(), Optional.empty(), Optional.empty());

    /** The settings as stores keep them: without lone surrogates. */
    public ConversationSettings wellFormed() {
        return new ConversationSettings(
                systemPrompt.map(StoredText::wellFormed), model.map(StoredText::wellFormed), search);
    }
}

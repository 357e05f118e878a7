package dev.resonance.training;

import dev.resonance.generation.Tokenizer;
import dev.resonance.model.Gpt2Config;
import dev.resonance.model.ModelSource;
import dev.resonance.template.ChatTemplate;
import dev.resonance.template.ChatTemplates;
import dev.resonance.training.ExampleEncoder.Ends;
import java.util.Collections;

/**
 * The model that is trained, but for its weights.
 *
 * @param source its files, which stay as they are
 * @param template how it reads a chat
 */
public record TrainingSubject(ModelSource source, Gpt2Config config, Tokenizer tokenizer, ChatTemplate template) {
    private static final String END_OF_TEXT = "<|endoftext|>";

    ChatTemplate template(DataOptions.PromptFormat format) {
        return switch (format) {
            case CHAT -> template;
            case ALPACA -> ChatTemplates.alpaca();
            case PLAIN -> ChatTemplates.plain();
        };
    }

    /**
     * The tokens that end an answer and a text.
     *
     * @throws TrainingException if the model has none: its answers would never end
     */
    Ends ends() {
        if (config.endTokens().isEmpty()) {
            throw new TrainingException("the model " + source.place()
                    + " has no token that ends an answer: set eos_token_id in its config.json");
        }
        int answer = Collections.min(config.endTokens());
        return new Ends(answer, tokenizer.special(END_OF_TEXT).orElse(answer));
    }

    /** The longest sequence that can be learned. */
    int longest(DataOptions data) {
        return Math.min(data.maxSequenceLength().orElse(config.positions()), config.positions());
    }
}

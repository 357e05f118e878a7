package dev.resonance.testkit;

import dev.resonance.engine.ChatEngine;
import dev.resonance.engine.ModelInfo;
import dev.resonance.generation.EngineOptions;
import dev.resonance.generation.LanguageModel;
import dev.resonance.generation.LocalChatEngine;
import dev.resonance.template.ChatTemplates;
import java.util.Set;

/** The real engine over a fake model: bytes as tokens, the bundled model's template, a window of 1024 tokens. */
public final class FakeEngines {
    private static final String TEMPLATE =
            "{% for m in messages %}<|{{ m['role'] }}|>{{ m['content'] }}<|end|>{% endfor %}"
                    + "{% if add_generation_prompt %}<|assistant|>{% endif %}";

    private FakeEngines() {}

    /** The caller closes the engine, which closes the model. */
    public static ChatEngine of(LanguageModel model, EngineOptions options) {
        int contextLength = options.contextLength().orElse(1024);
        return new LocalChatEngine(
                new ModelInfo("fake", 0, contextLength, "none", "none"),
                model,
                new ByteTokenizer(),
                ChatTemplates.jinja(TEMPLATE, "", "<|end|>"),
                ByteTokenizer.VOCABULARY_SIZE,
                Set.of(ByteTokenizer.END),
                options);
    }
}

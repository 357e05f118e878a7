package dev.resonance.rag.query;

import dev.resonance.engine.ChatEngine;
import dev.resonance.engine.ChatMessage;
import dev.resonance.engine.Generation;
import dev.resonance.engine.GenerationEvent;
import dev.resonance.engine.GenerationRequest;
import dev.resonance.engine.Prompt;
import dev.resonance.engine.SamplingOptions;
import dev.resonance.retrieval.RetrievalQuery;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Asks a chat model for a search query. The bundled model is too small for it: this is for larger ones. Thread-safe; the
 * engine stays its maker's.
 */
public final class ModelQueryRewriter implements QueryRewriter {
    private static final int MAX_NEW_TOKENS = 32;
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final ChatEngine engine;

    private ModelQueryRewriter(ChatEngine engine) {
        this.engine = engine;
    }

    /** Asks this engine, for at most five seconds a query. */
    public static ModelQueryRewriter of(ChatEngine engine) {
        return new ModelQueryRewriter(engine);
    }

    @Override
    public List<String> rewrite(RetrievalQuery query) {
        String earlier = query.earlierQuestions().stream()
                .map(question -> question + "\n")
                .collect(Collectors.joining());
        String prompt = "Write one short web search query for the last of these questions. Write nothing else.\n"
                + earlier + query.question();
        GenerationRequest request = GenerationRequest.of(
                        new Prompt.Chat(List.of(ChatMessage.user(prompt))), SamplingOptions.greedy(), MAX_NEW_TOKENS)
                .withTimeLimit(LIMIT);
        StringBuilder text = new StringBuilder();
        try (Generation generation = engine.generate(request)) {
            while (true) {
                GenerationEvent event = generation.next();
                if (event instanceof GenerationEvent.Text more) {
                    text.append(more.text());
                } else if (event instanceof GenerationEvent.Finished) {
                    return List.of(text.toString());
                }
            }
        }
    }
}

package dev.resonance.generation;

import static dev.resonance.error.InvalidValueException.require;

import dev.resonance.engine.ChatEngine;
import dev.resonance.engine.ContextLengthExceededException;
import dev.resonance.engine.EngineClosedException;
import dev.resonance.engine.Generation;
import dev.resonance.engine.GenerationRequest;
import dev.resonance.engine.ModelInfo;
import dev.resonance.engine.Prompt;
import dev.resonance.template.ChatTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** A chat engine over a model in this process. Closing it closes the model and the tokenizer. */
public final class LocalChatEngine implements ChatEngine {
    private final ModelInfo model;
    private final Tokenizer tokenizer;
    private final PromptEncoder encoder;
    private final ChatTemplate template;
    private final int vocabularySize;
    private final Scheduler scheduler;
    /** Encoding holds the read lock, so that the tokenizer's native memory outlives it. */
    private final ReadWriteLock tokenizerUse = new ReentrantReadWriteLock();

    private boolean closed;

    /**
     * @param languageModel used by this engine alone from now on
     * @param vocabularySize how many tokens the model knows
     * @param endTokens ids that end an answer
     */
    public LocalChatEngine(
            ModelInfo model,
            LanguageModel languageModel,
            Tokenizer tokenizer,
            ChatTemplate template,
            int vocabularySize,
            Set<Integer> endTokens,
            EngineOptions options) {
        this.model = model;
        this.tokenizer = tokenizer;
        this.template = template;
        this.vocabularySize = vocabularySize;
        this.encoder = new PromptEncoder(tokenizer, template, vocabularySize);
        this.scheduler = new Scheduler(languageModel, endTokens::contains, options);
    }

    @Override
    public ModelInfo model() {
        return model;
    }

    @Override
    public int countTokens(Prompt prompt) {
        return encode(prompt).length;
    }

    @Override
    public Generation generate(GenerationRequest request) {
        int[] prompt = encode(request.prompt());
        require(prompt.length > 0, "prompt", "", "at least one token long");
        if (prompt.length >= model.contextLength()) {
            throw new ContextLengthExceededException(model.contextLength(), prompt.length);
        }
        request.sampling().logitBias().keySet().forEach(this::requireToken);
        long seed = request.sampling().seed().orElseGet(() -> new SplittableRandom().nextLong());
        GenerationJob job = new GenerationJob(
                request,
                prompt,
                model.contextLength(),
                new Sampler(request.sampling(), new SplittableRandom(seed)),
                new AnswerText(tokenizer, stops(request), request.logprobs()));
        scheduler.submit(job);
        return job;
    }

    @Override
    public void close() {
        scheduler.close();
        tokenizerUse.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                tokenizer.close();
            }
        } finally {
            tokenizerUse.writeLock().unlock();
        }
    }

    private int[] encode(Prompt prompt) {
        tokenizerUse.readLock().lock();
        try {
            if (closed) {
                throw new EngineClosedException();
            }
            return encoder.encode(prompt);
        } finally {
            tokenizerUse.readLock().unlock();
        }
    }

    private void requireToken(int id) {
        require(id >= 0 && id < vocabularySize, "logit_bias", id, "token ids from 0 to " + (vocabularySize - 1));
    }

    private List<String> stops(GenerationRequest request) {
        List<String> stops = new ArrayList<>(request.stop());
        if (request.prompt() instanceof Prompt.Chat) {
            stops.addAll(template.stops());
        }
        return stops;
    }
}

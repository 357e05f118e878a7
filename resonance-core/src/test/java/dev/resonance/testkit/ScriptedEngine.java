package dev.resonance.testkit;

import dev.resonance.engine.ChatEngine;
import dev.resonance.engine.ChatMessage;
import dev.resonance.engine.ContextLengthExceededException;
import dev.resonance.engine.EngineClosedException;
import dev.resonance.engine.Generation;
import dev.resonance.engine.GenerationRequest;
import dev.resonance.engine.ModelInfo;
import dev.resonance.engine.Prompt;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * A chat engine whose answers a test writes: one "token" a piece, with a pause before each. A word is a token. Counts
 * what it does. Thread-safe.
 */
public final class ScriptedEngine implements ChatEngine {
    private final String name;
    private final Function<Prompt, List<String>> script;
    private final Duration pause;
    private final int contextLength;
    private final ToIntFunction<String> tokenizer;
    private final List<GenerationRequest> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger active = new AtomicInteger();
    private final AtomicInteger tokens = new AtomicInteger();
    private volatile boolean closed;

    private ScriptedEngine(
            String name,
            Function<Prompt, List<String>> script,
            Duration pause,
            int contextLength,
            ToIntFunction<String> tokenizer) {
        this.name = name;
        this.script = script;
        this.pause = pause;
        this.contextLength = contextLength;
        this.tokenizer = tokenizer;
    }

    /** Always answers with these pieces. */
    public static ScriptedEngine saying(String... pieces) {
        return answering(prompt -> List.of(pieces));
    }

    /** Answers by a function of the prompt; an exception of it fails the generation. */
    public static ScriptedEngine answering(Function<Prompt, List<String>> script) {
        return new ScriptedEngine("scripted", script, Duration.ZERO, 1024, ScriptedEngine::words);
    }

    /** The same script under another name than {@code scripted}. */
    public ScriptedEngine named(String value) {
        return new ScriptedEngine(value, script, pause, contextLength, tokenizer);
    }

    /** The same script with a pause before each piece. */
    public ScriptedEngine pausing(Duration value) {
        return new ScriptedEngine(name, script, value, contextLength, tokenizer);
    }

    /** The same script with another window. */
    public ScriptedEngine withContextLength(int value) {
        return new ScriptedEngine(name, script, pause, value, tokenizer);
    }

    /** The same script with texts counted otherwise than by words. */
    public ScriptedEngine withTokenizer(ToIntFunction<String> count) {
        return new ScriptedEngine(name, script, pause, contextLength, count);
    }

    @Override
    public ModelInfo model() {
        return new ModelInfo(name, 0, contextLength, "none", "none");
    }

    @Override
    public int countTokens(Prompt prompt) {
        return switch (prompt) {
            case Prompt.Chat chat ->
                1 + chat.messages().stream().mapToInt(this::size).sum();
            case Prompt.Text text -> tokenizer.applyAsInt(text.text());
            case Prompt.Tokens ids -> ids.ids().size();
        };
    }

    @Override
    public Generation generate(GenerationRequest request) {
        if (closed) {
            throw new EngineClosedException();
        }
        int promptTokens = countTokens(request.prompt());
        if (promptTokens >= contextLength) {
            throw new ContextLengthExceededException(contextLength, promptTokens);
        }
        requests.add(request);
        active.incrementAndGet();
        return new ScriptedGeneration(this, request, promptTokens, () -> script.apply(request.prompt()), pause);
    }

    @Override
    public void close() {
        closed = true;
    }

    public boolean closed() {
        return closed;
    }

    /** Every request so far, in order. */
    public List<GenerationRequest> requests() {
        return List.copyOf(requests);
    }

    /** The messages of the last request. */
    public List<ChatMessage> lastMessages() {
        return ((Prompt.Chat) requests.getLast().prompt()).messages();
    }

    /** Generations that have not ended. */
    public int active() {
        return active.get();
    }

    /** Pieces generated so far, over all generations. */
    public int tokens() {
        return tokens.get();
    }

    void tokenMade() {
        tokens.incrementAndGet();
    }

    void ended() {
        active.decrementAndGet();
    }

    private int size(ChatMessage message) {
        return 2 + tokenizer.applyAsInt(message.content());
    }

    private static int words(String text) {
        return text.isBlank() ? 0 : text.strip().split("\\s+").length;
    }
}

package dev.resonance.remote;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import dev.resonance.engine.ChatEngine;
import dev.resonance.engine.ContextLengthExceededException;
import dev.resonance.engine.EngineClosedException;
import dev.resonance.engine.EngineUnavailableException;
import dev.resonance.engine.Generation;
import dev.resonance.engine.GenerationRequest;
import dev.resonance.engine.ModelInfo;
import dev.resonance.engine.Prompt;
import dev.resonance.error.InvalidValueException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A chat engine over a model that another server has behind OpenAI's API: another Resonance, vLLM, and their like.
 *
 * <p>Tokens are counted by the server's {@code /tokenize} where it has one, exactly; otherwise by an estimate from
 * above for ordinary text, so that a prompt is trimmed rather too early than refused, while the usage of an answer is
 * what the server tells. Options that are off are not sent; what the server does not know it may refuse or pass over.
 * At most four stop texts.
 *
 * <p>A generation whose server is slow to begin is returned after a second all the same; what would have been thrown
 * then comes from its {@code next}.
 */
public final class RemoteChatEngine implements ChatEngine {
    private static final int CONTEXT_LENGTH_UNKNOWN = 4096;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

    private final ModelServer server;
    private final ModelInfo model;
    private final TokenCounts counts;
    private final Set<RemoteGeneration> running = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();

    private final boolean isResonance;

    private RemoteChatEngine(ModelServer server, Found found) {
        this.server = server;
        this.model = found.model();
        this.isResonance = found.isResonance();
        this.counts = new TokenCounts(server, model.name());
    }

    /**
     * Asks the server for its models.
     *
     * @param patience how long to wait for a server that is not up or not ready
     * @throws EngineUnavailableException if it does not answer in that time, refuses the key, or lacks the model
     */
    public static RemoteChatEngine connect(RemoteModel model, Duration patience) {
        ModelServer server = new ModelServer(model);
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return new RemoteChatEngine(server, find(server, model));
            } catch (EngineUnavailableException e) {
                if (System.nanoTime() > end || !paused()) {
                    server.close();
                    throw e;
                }
            } catch (RuntimeException e) {
                server.close();
                throw e;
            }
        }
    }

    @Override
    public ModelInfo model() {
        return model;
    }

    @Override
    public int countTokens(Prompt prompt) {
        requireOpen();
        return counts.of(prompt);
    }

    @Override
    public Generation generate(GenerationRequest request) {
        int promptTokens = countTokens(request.prompt());
        InvalidValueException.require(promptTokens > 0, "prompt", "", "at least one token long");
        if (promptTokens >= model.contextLength()) {
            throw new ContextLengthExceededException(model.contextLength(), promptTokens);
        }
        JsonObject json =
                RequestJson.generation(model.name(), request, model.contextLength() - promptTokens, isResonance);
        RemoteGeneration generation =
                new RemoteGeneration(request.timeLimit(), promptTokens, model.contextLength(), running::remove);
        running.add(generation);
        generation.begin(server, RequestJson.path(request.prompt()), json);
        if (closed.get()) {
            generation.cancel();
        }
        return generation;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            running.forEach(RemoteGeneration::cancel);
            server.close();
        }
    }

    private void requireOpen() {
        if (closed.get()) {
            throw new EngineClosedException();
        }
    }

    private static boolean paused() {
        try {
            Thread.sleep(BETWEEN_TRIES);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private record Found(ModelInfo model, boolean isResonance) {}

    private static Found find(ModelServer server, RemoteModel model) {
        try {
            for (JsonElement listed : server.get("/models").getAsJsonArray("data")) {
                JsonObject entry = listed.getAsJsonObject();
                String id = entry.get("id").getAsString();
                if (model.name().filter(name -> !name.equals(id)).isEmpty()) {
                    ModelInfo found = new ModelInfo(id, 0, contextLength(entry, model), "remote", server.place());
                    return new Found(found, entry.toString().contains("\"owned_by\":\"resonance\""));
                }
            }
        } catch (JsonParseException | IllegalStateException | NullPointerException | ClassCastException e) {
            throw new EngineUnavailableException(
                    "the model server " + server.place() + " does not list its models as OpenAI does", e);
        }
        throw new EngineUnavailableException(
                "the model server " + server.place() + " does not have the model '"
                        + model.name().orElse("") + "'",
                null);
    }

    /** {@code max_model_len} is vLLM's word, and ours. */
    private static int contextLength(JsonObject entry, RemoteModel model) {
        Optional<Integer> told = Optional.ofNullable(entry.get("max_model_len"))
                .filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsInt)
                .filter(length -> length > 1);
        int wanted = model.contextLength().orElse(told.orElse(CONTEXT_LENGTH_UNKNOWN));
        return Math.min(wanted, told.orElse(wanted));
    }
}

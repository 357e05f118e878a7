package dev.resonance.remote;

import com.google.gson.JsonElement;
import dev.resonance.engine.ChatMessage;
import dev.resonance.engine.EngineUnavailableException;
import dev.resonance.engine.Prompt;
import dev.resonance.error.InvalidValueException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Counts tokens by the other server's {@code /tokenize}, as Resonance and vLLM have it. Where there is none, estimates
 * from above: a token for two ASCII characters or one other byte, and eight for each message. Thread-safe.
 */
final class TokenCounts {
    private static final int KEPT = 512;
    private static final int MESSAGE_TOKENS = 8;

    private final ModelServer server;
    private final String model;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Prompt, Integer> counted = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Prompt, Integer> eldest) {
            return size() > KEPT;
        }
    };
    private volatile boolean estimates;

    TokenCounts(ModelServer server, String model) {
        this.server = server;
        this.model = model;
    }

    int of(Prompt prompt) {
        if (prompt instanceof Prompt.Tokens tokens) {
            return tokens.ids().size();
        }
        Integer known = kept(prompt);
        if (known != null) {
            return known;
        }
        int count = estimates ? estimate(prompt) : ask(prompt);
        keep(prompt, count);
        return count;
    }

    private int ask(Prompt prompt) {
        try {
            JsonElement count = server.postBeside("/tokenize", RequestJson.prompt(model, prompt))
                    .get("count");
            if (count != null
                    && count.isJsonPrimitive()
                    && count.getAsJsonPrimitive().isNumber()) {
                return count.getAsInt();
            }
        } catch (InvalidValueException e) {
            return estimate(prompt); // this prompt cannot be asked about, such as an empty one
        } catch (RemoteErrors.NotReadyException e) {
            throw e;
        } catch (EngineUnavailableException e) {
            if (e.getCause() != null) {
                throw e;
            }
        }
        estimates = true;
        return estimate(prompt);
    }

    private static int estimate(Prompt prompt) {
        return switch (prompt) {
            case Prompt.Chat chat ->
                MESSAGE_TOKENS
                        + chat.messages().stream()
                                .map(ChatMessage::content)
                                .mapToInt(content -> MESSAGE_TOKENS + estimate(content))
                                .sum();
            case Prompt.Text text -> estimate(text.text());
            case Prompt.Tokens tokens -> tokens.ids().size();
        };
    }

    private static int estimate(String text) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        int ascii = (int) text.chars().filter(character -> character < 128).count();
        return Math.ceilDiv(ascii, 2) + bytes - ascii;
    }

    private @Nullable Integer kept(Prompt prompt) {
        lock.lock();
        try {
            return counted.get(prompt);
        } finally {
            lock.unlock();
        }
    }

    private void keep(Prompt prompt, int count) {
        lock.lock();
        try {
            counted.put(prompt, count);
        } finally {
            lock.unlock();
        }
    }
}

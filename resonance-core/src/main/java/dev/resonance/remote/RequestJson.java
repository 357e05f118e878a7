package dev.resonance.remote;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.resonance.engine.ChatMessage;
import dev.resonance.engine.GenerationRequest;
import dev.resonance.engine.Prompt;
import dev.resonance.engine.Role;
import dev.resonance.engine.SamplingOptions;
import dev.resonance.error.InvalidValueException;
import java.util.List;
import java.util.Locale;

/** Writes requests in OpenAI's form; what is switched off is left out, since not every server knows it. Stateless. */
final class RequestJson {
    private static final int MOST_STOPS = 4;
    private static final double NEVER = Double.NaN;

    private RequestJson() {}

    /** The path below the base that a prompt goes to. */
    static String path(Prompt prompt) {
        return prompt instanceof Prompt.Chat ? "/chat/completions" : "/completions";
    }

    /**
     * @param room how many new tokens fit the window after the prompt
     * @param all whether to send also what is off, to a server that knows it all and has defaults of its own
     */
    static JsonObject generation(String model, GenerationRequest request, int room, boolean all) {
        JsonObject json = prompt(model, request.prompt());
        InvalidValueException.require(
                request.stop().size() <= MOST_STOPS,
                "stop",
                request.stop().size() + " texts",
                "at most " + MOST_STOPS + " texts for a model on another server");
        json.addProperty("stream", true);
        JsonObject options = new JsonObject();
        options.addProperty("include_usage", true);
        json.add("stream_options", options);
        json.addProperty("max_tokens", Math.min(request.maxNewTokens(), room));
        if (!request.stop().isEmpty()) {
            json.add("stop", texts(request.stop()));
        }
        addSampling(json, request.sampling(), all);
        request.logprobs().ifPresent(alternatives -> addLogprobs(json, request.prompt(), alternatives));
        return json;
    }

    /** The prompt alone, as it is also counted. */
    static JsonObject prompt(String model, Prompt prompt) {
        JsonObject json = new JsonObject();
        json.addProperty("model", model);
        switch (prompt) {
            case Prompt.Chat chat -> addMessages(json, chat.messages());
            case Prompt.Text text -> json.addProperty("prompt", text.text());
            case Prompt.Tokens tokens -> {
                JsonArray ids = new JsonArray();
                tokens.ids().forEach(ids::add);
                json.add("prompt", ids);
            }
        }
        return json;
    }

    private static void addMessages(JsonObject json, List<ChatMessage> messages) {
        JsonArray list = new JsonArray();
        for (ChatMessage message : messages) {
            JsonObject entry = new JsonObject();
            entry.addProperty("role", message.role().name().toLowerCase(Locale.ROOT));
            entry.addProperty("content", message.content());
            list.add(entry);
        }
        json.add("messages", list);
        if (!messages.isEmpty() && messages.getLast().role() == Role.ASSISTANT) {
            json.addProperty("add_generation_prompt", false); // vLLM's words for going on with an answer
            json.addProperty("continue_final_message", true);
        }
    }

    private static void addSampling(JsonObject json, SamplingOptions sampling, boolean all) {
        json.addProperty("temperature", sampling.temperature());
        json.addProperty("top_p", sampling.topP());
        addUnless(json, "top_k", sampling.topK(), all ? NEVER : 0);
        addUnless(json, "min_p", sampling.minP(), all ? NEVER : 0);
        addUnless(json, "repetition_penalty", sampling.repetitionPenalty(), all ? NEVER : 1);
        addUnless(json, "frequency_penalty", sampling.frequencyPenalty(), 0);
        addUnless(json, "presence_penalty", sampling.presencePenalty(), 0);
        sampling.seed().ifPresent(seed -> json.addProperty("seed", seed));
        if (!sampling.logitBias().isEmpty()) {
            JsonObject bias = new JsonObject();
            sampling.logitBias().forEach((token, value) -> bias.addProperty(token.toString(), value));
            json.add("logit_bias", bias);
        }
    }

    private static void addUnless(JsonObject json, String name, Number value, double off) {
        if (value.doubleValue() != off) {
            json.addProperty(name, value);
        }
    }

    private static void addLogprobs(JsonObject json, Prompt prompt, int alternatives) {
        if (prompt instanceof Prompt.Chat) {
            json.addProperty("logprobs", true);
            json.addProperty("top_logprobs", alternatives);
        } else {
            throw new InvalidValueException(
                    "logprobs", alternatives, "left out for a plain prompt of a model on another server");
        }
    }

    private static JsonArray texts(List<String> values) {
        JsonArray list = new JsonArray();
        values.forEach(list::add);
        return list;
    }
}

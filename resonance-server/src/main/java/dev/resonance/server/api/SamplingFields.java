package dev.resonance.server.api;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import dev.resonance.engine.SamplingOptions;
import dev.resonance.reply.ReplyOptions;
import dev.resonance.server.http.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Reads how the answer is to be sampled and when it ends; what is not given stays as the server has it. Stateless. */
final class SamplingFields {
    private static final int MOST_STOPS = 4;

    private SamplingFields() {}

    /** @throws ApiException with status 400 and the name of the field that is wrong */
    static ReplyOptions read(Fields body, ReplyOptions defaults) {
        ReplyOptions options =
                defaults.withSampling(sampling(body, defaults.sampling())).withStop(stop(body));
        OptionalLong newer = body.whole("max_completion_tokens", 1, Integer.MAX_VALUE);
        OptionalLong older = body.whole("max_tokens", 1, Integer.MAX_VALUE);
        OptionalLong most = newer.isPresent() ? newer : older;
        return most.isPresent() ? options.withMaxNewTokens((int) most.getAsLong()) : options;
    }

    private static SamplingOptions sampling(Fields body, SamplingOptions defaults) {
        OptionalDouble topP = body.number("top_p", 0, 1);
        if (topP.isPresent() && topP.getAsDouble() == 0) {
            throw Fields.wrong("top_p", "a number above 0, up to 1");
        }
        OptionalDouble repetition = body.number("repetition_penalty", 0, 10);
        if (repetition.isPresent() && repetition.getAsDouble() == 0) {
            throw Fields.wrong("repetition_penalty", "a number above 0, up to 10");
        }
        OptionalLong seed = body.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE);
        return new SamplingOptions(
                body.number("temperature", 0, 2).orElse(defaults.temperature()),
                (int) body.whole("top_k", 0, Integer.MAX_VALUE).orElse(defaults.topK()),
                topP.orElse(defaults.topP()),
                body.number("min_p", 0, 1).orElse(defaults.minP()),
                repetition.orElse(defaults.repetitionPenalty()),
                seed.isPresent() ? seed : defaults.seed(),
                body.number("frequency_penalty", -2, 2).orElse(defaults.frequencyPenalty()),
                body.number("presence_penalty", -2, 2).orElse(defaults.presencePenalty()),
                bias(body));
    }

    private static List<String> stop(Fields body) {
        JsonElement given = body.element("stop").orElseGet(JsonArray::new);
        if (!given.isJsonArray()) {
            return List.of(stopText(given));
        }
        JsonArray list = given.getAsJsonArray();
        if (list.size() > MOST_STOPS) {
            throw Fields.wrong("stop", "a string or a list of at most " + MOST_STOPS + " strings");
        }
        List<String> texts = new ArrayList<>();
        list.forEach(element -> texts.add(stopText(element)));
        return texts;
    }

    private static String stopText(JsonElement element) {
        boolean isText =
                element.isJsonPrimitive() && element.getAsJsonPrimitive().isString();
        if (!isText || element.getAsString().isEmpty()) {
            throw Fields.wrong("stop", "a string that is not empty, or a list of them");
        }
        return element.getAsString();
    }

    private static Map<Integer, Double> bias(Fields body) {
        Map<Integer, Double> biases = new HashMap<>();
        body.element("logit_bias").ifPresent(given -> {
            Fields fields = Fields.at("logit_bias", given);
            for (String token : fields.unknown()) {
                if (!token.matches("\\d{1,9}")) {
                    throw Fields.wrong("logit_bias", "an object with token ids as keys");
                }
                fields.number(token, -100, 100).ifPresent(bias -> biases.put(Integer.valueOf(token), bias));
            }
        });
        return biases;
    }
}

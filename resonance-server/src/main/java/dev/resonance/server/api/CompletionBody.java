package dev.resonance.server.api;

import com.google.gson.JsonObject;
import dev.resonance.Resonance;
import dev.resonance.engine.GenerationRequest;
import dev.resonance.engine.Prompt;
import dev.resonance.engine.SamplingOptions;
import dev.resonance.reply.ReplyOptions;
import dev.resonance.server.config.HttpLimits;
import dev.resonance.server.http.ApiException;
import dev.resonance.server.http.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The body of a plain completion, checked.
 *
 * @param requests one for each choice: all choices of the first prompt, then those of the second
 * @param choices how many there are of each prompt
 */
record CompletionBody(
        List<GenerationRequest> requests,
        int choices,
        boolean stream,
        boolean includeUsage,
        boolean logprobs,
        Set<String> ignored) {

    /** As many tokens as OpenAI gives where a request does not say. */
    private static final int DEFAULT_TOKENS = 16;

    private static final int MOST_PROMPTS = 16;

    /** @throws ApiException with status 400, or 404 for an unknown model */
    static CompletionBody read(JsonObject json, Resonance resonance, HttpLimits limits) {
        Fields body = Fields.of(json);
        ServedModel.check(body, resonance);
        List<Prompt> prompts = PromptField.read(body);
        refuse(body);
        int choices = (int) body.whole("n", 1, limits.maxChoices()).orElse(1);
        if (prompts.size() > MOST_PROMPTS) {
            throw Fields.wrong("prompt", "a list of at most " + MOST_PROMPTS + " prompts");
        }
        boolean stream = body.flag("stream").orElse(false);
        boolean includeUsage = StreamOptions.includeUsage(body, stream);
        ReplyOptions options = SamplingFields.read(body, resonance.options().withMaxNewTokens(DEFAULT_TOKENS));
        OptionalInt logprobs = LogprobFields.plain(body);
        List<GenerationRequest> requests = new ArrayList<>();
        for (Prompt prompt : prompts) {
            for (int choice = 0; choice < choices; choice++) {
                requests.add(new GenerationRequest(
                        prompt,
                        seeded(options.sampling(), choice),
                        options.maxNewTokens(),
                        options.stop(),
                        Optional.of(limits.requestTime()),
                        logprobs));
            }
        }
        return new CompletionBody(requests, choices, stream, includeUsage, logprobs.isPresent(), body.unknown());
    }

    /** The same sampling with another seed for each choice, if there is one. */
    static SamplingOptions seeded(SamplingOptions sampling, int choice) {
        return sampling.seed().isEmpty()
                ? sampling
                : sampling.withSeed(sampling.seed().getAsLong() + choice);
    }

    private static void refuse(Fields body) {
        if (body.flag("echo").orElse(false)) {
            throw UnsupportedFields.refused("echo", "unsupported_parameter");
        }
        if (body.element("suffix").isPresent()) {
            throw UnsupportedFields.refused("suffix", "unsupported_parameter");
        }
        if (body.whole("best_of", 1, 20).orElse(1) != 1) {
            throw UnsupportedFields.refused("best_of", "unsupported_parameter");
        }
    }
}

package dev.resonance.hub;

import dev.resonance.error.ResonanceException;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * Says what an answer that is no success means, and what to do about it.
 *
 * @param withToken whether a token was sent
 */
record Refusals(HubModelId model, String revision, HubOptions options, boolean withToken) {
    Refusals(HubModelId model, String revision, HubOptions options) {
        this(model, revision, options, options.token().isPresent());
    }

    ResonanceException of(HttpResponse<?> response) {
        int status = response.statusCode();
        String page = options.endpoint() + "/" + model;
        return switch (status) {
            case 401 ->
                new HubRefusedException(
                        withToken
                                ? "the hub does not accept HF_TOKEN for " + model
                                        + ": make a new token, and check that there is " + page
                                : "the hub has no public model " + model + ": check the name at " + page
                                        + "; if the model is private or gated, set HF_TOKEN");
            case 403 ->
                new HubRefusedException("the hub does not give " + model + " to "
                        + (withToken ? "the owner of HF_TOKEN" : "everybody") + ": accept its terms at " + page
                        + (withToken ? ", and use a token that may read it" : ", and set HF_TOKEN"));
            case 404 ->
                new HubRefusedException(
                        "the hub has no model " + model + " with the revision " + revision + ": check both at " + page);
            case 429 -> new PullFailedException("the hub answers too many requests from here: try again later");
            default ->
                new PullFailedException(
                        "the hub at " + options.endpoint() + " answered " + status + ": try again later");
        };
    }

    PullFailedException unreachable(@Nullable Throwable cause) {
        return new PullFailedException(
                "the hub at " + options.endpoint() + " does not answer: check the network, or HF_ENDPOINT", cause);
    }
}

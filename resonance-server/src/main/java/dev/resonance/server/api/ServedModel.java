package dev.resonance.server.api;

import dev.resonance.Resonance;
import dev.resonance.server.http.ApiException;
import dev.resonance.server.http.Fields;

/** Checks that a request asks for the model that is served; one that asks for none gets it. Stateless. */
final class ServedModel {
    private ServedModel() {}

    /** @throws ApiException with status 404 for another model */
    static void check(Fields body, Resonance resonance) {
        String served = resonance.engine().model().name();
        body.text("model").filter(name -> !name.equals(served)).ifPresent(name -> {
            throw unknown(served);
        });
    }

    /** 404, with the name of the model there is. */
    static ApiException unknown(String served) {
        return ApiException.notFound(
                "model", "There is no such model here. This server has '" + served + "'.", "model_not_found");
    }
}

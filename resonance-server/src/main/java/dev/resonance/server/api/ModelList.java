package dev.resonance.server.api;

import dev.resonance.engine.ModelInfo;
import dev.resonance.server.http.Answers;
import dev.resonance.server.http.Endpoint;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Instant;
import java.util.List;

/** {@code GET /v1/models}: the one model that is served. Thread-safe. */
public final class ModelList {
    private record Models(String object, List<Model> data) {}

    /** @param maxModelLen the window, by the name that vLLM gave it */
    private record Model(String id, String object, long created, String ownedBy, int maxModelLen) {}

    private final Assistant assistant;
    private final long created = Instant.now().getEpochSecond();

    public ModelList(Assistant assistant) {
        this.assistant = assistant;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.at("/v1/models").get(this::list),
                Endpoint.at("/v1/models/{+id}").get(this::find));
    }

    private void list(ServerRequest request, ServerResponse response) {
        Answers.send(response, new Models("list", List.of(model())));
    }

    private void find(ServerRequest request, ServerResponse response) {
        Model model = model();
        if (!request.path().pathParameters().get("id").equals(model.id())) {
            throw ServedModel.unknown(model.id());
        }
        Answers.send(response, model);
    }

    private Model model() {
        ModelInfo served = assistant.ready().engine().model();
        return new Model(served.name(), "model", created, "resonance", served.contextLength());
    }
}

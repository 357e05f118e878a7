package dev.resonance.server.api;

import dev.resonance.engine.LoadProgress;
import dev.resonance.engine.ModelInfo;
import dev.resonance.server.http.Answers;
import dev.resonance.server.http.Endpoint;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code GET /health}: whether requests are answered, and by what. Never waits for a reply. Thread-safe. */
public final class Health {
    private record Report(String status, Model model, long uptimeSeconds, String version, int active, int queued) {}

    private record Model(String name, long parameters, int contextLength, String precision, String device) {
        static Model of(ModelInfo info) {
            return new Model(info.name(), info.parameters(), info.contextLength(), info.precision(), info.device());
        }
    }

    private record Waiting(String status, Progress progress) {}

    private record Progress(long loaded, long total, double fraction) {
        static Progress of(LoadProgress progress) {
            return new Progress(progress.loaded(), progress.total(), progress.fraction());
        }
    }

    private final Assistant assistant;
    private final Instant started = Instant.now();

    public Health(Assistant assistant) {
        this.assistant = assistant;
    }

    /** {@code /health} and {@code /health/ready} say whether requests are answered, {@code /health/live} only that. */
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.at("/health").get(this::report),
                Endpoint.at("/health/ready").get(this::report),
                Endpoint.at("/health/live").get((request, response) -> Answers.send(response, Map.of("status", "ok"))));
    }

    private void report(ServerRequest request, ServerResponse response) {
        Optional<Report> report =
                assistant.loaded().map(resonance -> report(resonance.engine().model()));
        if (report.isPresent() && !assistant.stopping()) {
            Answers.send(response, report.get());
            return;
        }
        response.status(503).header("Retry-After", "2");
        Answers.send(response, whyNot());
    }

    private Object whyNot() {
        if (assistant.stopping()) {
            return Map.of("status", "stopping");
        }
        return assistant.failed()
                ? Map.of("status", "failed")
                : new Waiting("loading", Progress.of(assistant.progress()));
    }

    private Report report(ModelInfo model) {
        return new Report(
                "ok",
                Model.of(model),
                Duration.between(started, Instant.now()).toSeconds(),
                Version.current(),
                assistant.jobs().active(),
                assistant.jobs().queued());
    }
}

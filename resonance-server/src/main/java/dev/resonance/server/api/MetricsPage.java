package dev.resonance.server.api;

import dev.resonance.server.http.Endpoint;
import dev.resonance.server.metrics.ServerMetrics;
import io.helidon.http.HeaderNames;

/** {@code GET /metrics}: the counters as text. Stateless. */
final class MetricsPage {
    private MetricsPage() {}

    static Endpoint endpoint(ServerMetrics metrics) {
        return Endpoint.at("/metrics").get((request, response) -> {
            response.header(HeaderNames.CONTENT_TYPE, ServerMetrics.mediaType());
            response.send(metrics.text());
        });
    }
}

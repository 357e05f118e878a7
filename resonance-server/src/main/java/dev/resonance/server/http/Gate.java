package dev.resonance.server.http;

import dev.resonance.server.config.HttpSettings;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

/** What every request passes first: its id, the security headers, CORS and the key. Thread-safe. */
public final class Gate implements Filter {
    private final Cors cors;
    private final Access access;

    public Gate(HttpSettings settings) {
        this.cors = new Cors(settings.corsOrigins());
        this.access = new Access(settings);
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        response.header("x-request-id", RequestId.next());
        response.header("X-Content-Type-Options", "nosniff");
        response.header("Referrer-Policy", "no-referrer");
        cors.allow(request, response);
        if (cors.isPreflight(request)) {
            cors.answerPreflight(request, response);
            return;
        }
        access.check(request);
        chain.proceed();
    }
}

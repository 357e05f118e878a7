package dev.resonance.server.http;

import dev.resonance.server.config.HttpSettings;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.function.IntConsumer;

/** What every request passes first: its id, the security headers, CORS and the key. Thread-safe. */
public final class Gate implements Filter {
    private final Cors cors;
    private final Access access;
    private final IntConsumer answered;

    /** @param answered is told the status of every answer */
    public Gate(HttpSettings settings, IntConsumer answered) {
        this.answered = answered;
        this.cors = new Cors(settings.corsOrigins());
        this.access = new Access(settings);
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        response.header("x-request-id", RequestId.next());
        response.header("X-Content-Type-Options", "nosniff");
        response.header("Referrer-Policy", "no-referrer");
        response.whenSent(() -> answered.accept(response.status().code()));
        cors.allow(request, response);
        if (cors.isPreflight(request)) {
            cors.answerPreflight(request, response);
            return;
        }
        access.check(request);
        chain.proceed();
    }
}

package dev.resonance.server.http;

import dev.resonance.server.config.HttpSettings;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.time.Duration;
import java.util.Map;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every request passes first: its id, the security headers, CORS and the key. Thread-safe. */
public final class Gate implements Filter {
    private static final Logger log = LoggerFactory.getLogger(Gate.class);

    /** Pages, which may do more, say so themselves. */
    private static final Map<String, String> SECURITY = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
            "Cache-Control", "no-store");

    private final Cors cors;
    private final Access access;
    private final OpenRequests requests;
    private final IntConsumer answered;

    /**
     * @param requests is told when one begins and when it has its whole answer
     * @param answered is told the status of every answer
     */
    public Gate(HttpSettings settings, OpenRequests requests, IntConsumer answered) {
        this.requests = requests;
        this.answered = answered;
        this.cors = new Cors(settings.corsOrigins());
        this.access = new Access(settings);
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        RequestId.give(response);
        SECURITY.forEach(response::header);
        if (request.prologue().method().equals(Method.HEAD)) {
            // Helidon sends a body here too, which must not pass for the next answer.
            response.header(HeaderNames.CONNECTION, "close");
        }
        long begun = System.nanoTime();
        Runnable ended = requests.begin();
        response.whenSent(() -> {
            ended.run();
            sent(request, response, begun);
        });
        try {
            answer(chain, request, response);
        } catch (CloseConnectionException e) {
            ended.run(); // there is nobody to send anything to
            throw e;
        }
    }

    private void answer(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        cors.allow(request, response);
        if (cors.isPreflight(request)) {
            cors.answerPreflight(request, response);
            return;
        }
        try {
            access.check(request);
            chain.proceed();
        } catch (ApiException e) {
            Answers.fail(request, response, e);
        }
        KeepAlive.end(request, response);
    }

    private void sent(RoutingRequest request, RoutingResponse response, long begun) {
        int status = response.status().code();
        answered.accept(status);
        if (log.isDebugEnabled()) {
            log.debug(
                    "{} {} {} {} ms {} {}",
                    request.prologue().method().text(),
                    RequestId.loggable(request.path().path()),
                    status,
                    Duration.ofNanos(System.nanoTime() - begun).toMillis(),
                    RequestId.of(response),
                    RequestId.ofClient(request));
        }
    }
}

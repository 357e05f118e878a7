package dev.resonance.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A path and what it does for each method; any other method is answered with 405 and the list of those it knows, which
 * Helidon's routing leaves out. Built once, then immutable.
 */
public final class Endpoint implements Handler {
    private final String path;
    private final Map<Method, Handler> methods = new LinkedHashMap<>();

    private Endpoint(String path) {
        this.path = path;
    }

    /** An endpoint at a path, which may hold parameters such as {@code {id}}. */
    public static Endpoint at(String path) {
        return new Endpoint(path);
    }

    /** GET, and HEAD with it. */
    public Endpoint get(Handler handler) {
        methods.put(Method.GET, handler);
        methods.put(Method.HEAD, handler);
        return this;
    }

    public Endpoint post(Handler handler) {
        methods.put(Method.POST, handler);
        return this;
    }

    public Endpoint patch(Handler handler) {
        methods.put(Method.PATCH, handler);
        return this;
    }

    public Endpoint delete(Handler handler) {
        methods.put(Method.DELETE, handler);
        return this;
    }

    /** Adds the endpoint to the routes. */
    public void register(HttpRules rules) {
        rules.any(path, this);
    }

    @Override
    public void handle(ServerRequest request, ServerResponse response) throws Exception {
        Handler handler = methods.get(request.prologue().method());
        if (handler == null) {
            String allowed = String.join(
                    ", ", methods.keySet().stream().map(Method::text).toList());
            throw ApiException.refused(405, "This path answers to " + allowed + " only.", "method_not_allowed")
                    .header(HeaderNames.ALLOW.defaultCase(), allowed);
        }
        handler.handle(request, response);
    }
}

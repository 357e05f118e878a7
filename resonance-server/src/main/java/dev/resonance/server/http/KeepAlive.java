package dev.resonance.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;

/** Keeps the word of HTTP where Helidon only says so: it answers {@code Connection: close} and then waits. Stateless. */
final class KeepAlive {
    private KeepAlive() {}

    /**
     * To be called when the answer has been sent.
     *
     * @throws CloseConnectionException if the client asked for the connection's end
     */
    static void end(ServerRequest request) {
        if (request.headers().first(HeaderNames.CONNECTION).orElse("").equalsIgnoreCase("close")) {
            throw new CloseConnectionException("the client asked for it");
        }
    }
}

package dev.resonance.server.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.UUID;

/** Names for requests and answers. */
public final class RequestId {
    private static final HeaderName OWN = HeaderNames.create("x-request-id");
    private static final HeaderName CLIENTS = HeaderNames.create("X-Client-Request-Id");
    private static final int LONGEST = 128;

    private RequestId() {}

    /** Gives the answer a new {@code req_...}. */
    static void give(ServerResponse response) {
        response.header(OWN, next());
    }

    /** A new {@code req_...}. */
    static String next() {
        return "req_" + random();
    }

    /** The id that the answer has. */
    static String of(ServerResponse response) {
        return response.headers().first(OWN).orElse("-");
    }

    /** The id that the client gave, fit for a log; a hyphen where it gave none. */
    static String ofClient(ServerRequest request) {
        return loggable(request.headers().first(CLIENTS).orElse("-"));
    }

    /** A client's text without what would end a line or run on without end. */
    static String loggable(String text) {
        return text.substring(0, Math.min(LONGEST, text.length())).replaceAll("[^\\x21-\\x7e]", "?");
    }

    /** A new id that starts with {@code prefix}, such as {@code chatcmpl-}. */
    public static String with(String prefix) {
        return prefix + random();
    }

    private static String random() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}

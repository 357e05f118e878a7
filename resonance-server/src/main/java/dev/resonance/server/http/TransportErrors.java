package dev.resonance.server.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Gives the failures that never reach an endpoint, such as a broken request line, the same error object. Stateless. */
final class TransportErrors implements DirectHandler {
    @Override
    public TransportResponse handle(
            TransportRequest request,
            EventType eventType,
            Status defaultStatus,
            ServerResponseHeaders responseHeaders,
            @Nullable String message) {
        ApiError error = of(defaultStatus.code()).error();
        responseHeaders.set(HeaderNames.CONTENT_TYPE, "application/json");
        responseHeaders.setIfAbsent(HeaderValues.create("x-request-id", RequestId.next()));
        return TransportResponse.builder()
                .status(defaultStatus)
                .headers(responseHeaders)
                .keepAlive(eventType.keepAlive())
                .entity(Json.line(error.body()).getBytes(StandardCharsets.UTF_8))
                .build();
    }

    /** What a client is told with a status that Helidon chose. */
    static ApiException of(int status) {
        return switch (status) {
            case 413 ->
                ApiException.refused(status, "The request body is too large. Send a smaller one.", "request_too_large");
            case 500 -> Failures.of(new IllegalStateException());
            default -> ApiException.refused(status, "The request is not valid HTTP.", "bad_request");
        };
    }
}

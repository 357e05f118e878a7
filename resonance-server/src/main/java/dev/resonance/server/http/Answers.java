package dev.resonance.server.http;

import com.google.gson.JsonObject;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.HeaderNames;
import io.helidon.http.HttpException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads and writes whole JSON bodies, and turns failures into error objects. Stateless. */
public final class Answers {
    private static final Logger log = LoggerFactory.getLogger(Answers.class);

    private Answers() {}

    /** Sends a value as JSON with the status set before, or 200. */
    public static void send(ServerResponse response, Object value) {
        response.header(HeaderNames.CONTENT_TYPE, "application/json");
        response.send(Json.line(value).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads the request's JSON object.
     *
     * @throws ApiException with status 415 if it says it is something else, 413 if it is larger than {@code maxBytes},
     *     400 if it is not a JSON object
     */
    public static JsonObject read(ServerRequest request, long maxBytes) {
        String type = request.headers()
                .first(HeaderNames.CONTENT_TYPE)
                .orElse("application/json")
                .toLowerCase(Locale.ROOT);
        if (!type.split(";", 2)[0].strip().equals("application/json")) {
            throw ApiException.refused(
                    415,
                    "The request body must be JSON: send 'Content-Type: application/json'.",
                    "unsupported_media_type");
        }
        return Json.object(request.content().hasEntity() ? body(request, maxBytes) : new byte[0]);
    }

    private static byte[] body(ServerRequest request, long maxBytes) {
        if (request.headers().contentLength().orElse(0) > maxBytes) {
            throw TransportErrors.of(413).header("Connection", "close");
        }
        try (InputStream in = request.content().inputStream()) {
            byte[] body = in.readNBytes((int) Math.min(Integer.MAX_VALUE, maxBytes + 1));
            if (body.length > maxBytes) {
                throw TransportErrors.of(413).header("Connection", "close");
            }
            return body;
        } catch (IOException | UncheckedIOException | DataReader.InsufficientDataAvailableException e) {
            throw new CloseConnectionException("the body did not arrive", e);
        }
    }

    /** Sends every failure of the routes as an error object. */
    public static void handleFailures(HttpRouting.Builder routing) {
        routing.any("/*", (request, response) -> {
            throw ApiException.notFound(null, "There is no such path. GET / names the ones there are.", "unknown_url");
        });
        routing.error(RuntimeException.class, Answers::fail);
        routing.error(Exception.class, Answers::fail);
    }

    /** Sends the failure's error object; what is no answer at all goes on. */
    static void fail(ServerRequest request, ServerResponse response, Exception failure) {
        if (failure instanceof CloseConnectionException closed) {
            throw closed;
        }
        ApiException answer = failure instanceof HttpException http
                ? TransportErrors.of(http.status().code())
                : Failures.of(failure);
        if (answer.status() == 500) {
            log.error("{} failed, {}", request.prologue().method().text(), RequestId.of(response), failure);
        }
        answer.headers().forEach(response::header);
        response.status(answer.status());
        send(response, answer.error().body());
    }
}

package dev.resonance.server.http;

import dev.resonance.error.ResonanceException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that gets an error for an answer: its status, its error object and the headers that go with it. */
public final class ApiException extends ResonanceException {
    private static final String INVALID = "invalid_request_error";

    private final int status;
    private final ApiError error;
    private final Map<String, String> headers = new LinkedHashMap<>();

    ApiException(int status, ApiError error, @Nullable Throwable cause) {
        super(error.message(), cause);
        this.status = status;
        this.error = error;
    }

    /** 400: the request cannot be understood as a whole. */
    public static ApiException malformed(String message) {
        return new ApiException(400, new ApiError(message, INVALID, null, null), null);
    }

    /** 400: one field is wrong. */
    public static ApiException field(String param, String message, String code) {
        return new ApiException(400, new ApiError(message, INVALID, param, code), null);
    }

    /** 404: there is no such thing. */
    public static ApiException notFound(@Nullable String param, String message, String code) {
        return new ApiException(404, new ApiError(message, INVALID, param, code), null);
    }

    /** Any other status that is the client's to mend. */
    public static ApiException refused(int status, String message, String code) {
        return new ApiException(status, new ApiError(message, INVALID, null, code), null);
    }

    /** 429: the caller has had enough for now. */
    public static ApiException tooMany(String message) {
        return new ApiException(429, new ApiError(message, "rate_limit_error", null, "rate_limit_exceeded"), null);
    }

    /** 503: not now. */
    public static ApiException unavailable(String message, String code) {
        return new ApiException(503, new ApiError(message, "server_error", null, code), null)
                .retryAfter(Duration.ofSeconds(2));
    }

    /** Adds a header to the answer. */
    public ApiException header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Tells the client when to come back, in seconds and in milliseconds. */
    public ApiException retryAfter(Duration wait) {
        header("Retry-After", Long.toString(Math.max(1, wait.toSeconds())));
        return header("retry-after-ms", Long.toString(Math.max(1000, wait.toMillis())));
    }

    public int status() {
        return status;
    }

    public ApiError error() {
        return error;
    }

    public Map<String, String> headers() {
        return Map.copyOf(headers);
    }
}

package dev.resonance.server.http;

import org.jspecify.annotations.Nullable;

/**
 * What a client is told about a failure, in OpenAI's form.
 *
 * @param message one line; never a path, a prompt, a key or a stack trace
 * @param type the kind, such as {@code invalid_request_error}
 * @param param the request field at fault, such as {@code messages[0].content}
 * @param code the case, such as {@code context_length_exceeded}
 */
public record ApiError(
        String message,
        String type,
        @Nullable String param,
        @Nullable String code) {
    /** The JSON object around it: {@code {"error":{...}}}. */
    public record Body(ApiError error) {}

    public Body body() {
        return new Body(this);
    }
}

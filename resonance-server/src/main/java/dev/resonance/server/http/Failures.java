package dev.resonance.server.http;

import dev.resonance.conversation.AttachmentRefusedException;
import dev.resonance.conversation.ConversationNotFoundException;
import dev.resonance.engine.ContextLengthExceededException;
import dev.resonance.engine.EngineBusyException;
import dev.resonance.engine.EngineClosedException;
import dev.resonance.engine.EngineUnavailableException;
import dev.resonance.error.InvalidValueException;
import dev.resonance.reply.ConversationBusyException;
import org.jspecify.annotations.Nullable;

/** The one place that decides what a client is told about each failure of the core. */
public final class Failures {
    private static final String INVALID = "invalid_request_error";
    private static final String INTERNAL = "The server could not finish this request. Its log says why.";

    private Failures() {}

    /** The answer to a request that ended with {@code failure}. What the client must not see is left out of it. */
    public static ApiException of(Throwable failure) {
        return switch (failure) {
            case ApiException known -> known;
            case InvalidValueException e -> answer(400, INVALID, e.name(), "invalid_value", e);
            case ContextLengthExceededException e -> answer(400, INVALID, "messages", "context_length_exceeded", e);
            case ConversationNotFoundException e -> answer(404, INVALID, null, "conversation_not_found", e);
            case ConversationBusyException e -> answer(409, INVALID, null, "conversation_busy", e);
            case EngineBusyException e ->
                answer(429, "rate_limit_error", null, "queue_full", e).retryAfter(e.retryAfter());
            case EngineClosedException e -> shuttingDown();
            case EngineUnavailableException e ->
                ApiException.unavailable("The model cannot be reached. Try again later.", "engine_unavailable");
            case AttachmentRefusedException e -> refused(e);
            default -> new ApiException(500, new ApiError(INTERNAL, "server_error", null, "internal_error"), failure);
        };
    }

    /** 503: the server is being stopped. */
    public static ApiException shuttingDown() {
        return ApiException.unavailable("The server is shutting down. Try again in a moment.", "shutting_down");
    }

    /** 503: the reply waited longer for its turn than a reply may. */
    public static ApiException queueTimedOut() {
        return ApiException.unavailable("The reply waited too long for its turn. Try again later.", "queue_timeout");
    }

    /** 503: the reply took longer than a reply may. */
    public static ApiException timedOut() {
        return ApiException.unavailable("The reply took too long and was stopped. Ask for a shorter one.", "timeout");
    }

    private static ApiException refused(AttachmentRefusedException refusal) {
        return switch (refusal.fault()) {
            case TOO_LARGE -> answer(413, INVALID, "file", "file_too_large", refusal);
            case INCOMPLETE -> answer(400, INVALID, "file", "file_incomplete", refusal);
            case WRONG_TYPE -> answer(415, INVALID, "file", "unsupported_file_type", refusal);
            case UNREADABLE -> answer(400, INVALID, "file", "file_unreadable", refusal);
        };
    }

    private static ApiException answer(
            int status, String type, @Nullable String param, String code, RuntimeException cause) {
        String message = cause.getMessage() == null ? INTERNAL : cause.getMessage();
        return new ApiException(status, new ApiError(message, type, param, code), cause);
    }
}

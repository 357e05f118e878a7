package dev.resonance.server.api;

import dev.resonance.conversation.Message;
import dev.resonance.conversation.ReplyDetails;
import dev.resonance.engine.FinishReason;
import dev.resonance.server.http.ApiException;
import dev.resonance.server.http.Failures;
import java.util.Locale;

/** How an answer ended, in OpenAI's words; a cancelled one has none and is an error. Stateless. */
final class FinishReasons {
    private FinishReasons() {}

    /** @throws ApiException if the answer was cut off by somebody or by the clock */
    static String openAi(Message message, boolean stopping) {
        return openAi(of(message), stopping);
    }

    /** The same for a plain completion. */
    static String openAi(FinishReason reason, boolean stopping) {
        return switch (reason) {
            case STOP -> "stop";
            case LENGTH -> "length";
            case TIME_LIMIT -> throw Failures.timedOut();
            case CANCELLED ->
                throw stopping
                        ? Failures.shuttingDown()
                        : ApiException.field(
                                "session_id", "The reply was stopped by somebody else.", "reply_cancelled");
        };
    }

    /** The same for our own endpoints, where a cancelled answer ends like any other. */
    static String word(Message message) {
        return of(message).name().toLowerCase(Locale.ROOT);
    }

    private static FinishReason of(Message message) {
        return message.details().flatMap(ReplyDetails::finishReason).orElse(FinishReason.CANCELLED);
    }
}

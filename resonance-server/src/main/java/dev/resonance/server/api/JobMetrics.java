package dev.resonance.server.api;

import dev.resonance.conversation.ReplyDetails;
import dev.resonance.engine.FinishReason;
import dev.resonance.engine.GenerationEvent;
import dev.resonance.reply.ReplyEvent;
import dev.resonance.retrieval.SearchOutcome;
import dev.resonance.server.metrics.ServerMetrics;
import java.util.Locale;

/** Counts what jobs tell in their events. Thread-safe. */
record JobMetrics(ServerMetrics metrics) {
    void count(Object event) {
        switch (event) {
            case ReplyEvent.SourcesFound found -> metrics.searched(word(SearchOutcome.of(found.outcome())));
            case ReplyEvent.Done done -> done.message().details().ifPresent(this::ended);
            case ReplyEvent.Failed ignored -> metrics.failed();
            case CompletionEvent.Ended ended -> ended(ended.finished());
            case CompletionEvent.Failed ignored -> metrics.failed();
            default -> {}
        }
    }

    private void ended(ReplyDetails reply) {
        String reason = word(reply.finishReason().orElse(FinishReason.CANCELLED));
        metrics.ended(reason, reply.usage(), reply.timeToFirstToken(), reply.elapsed());
    }

    private void ended(GenerationEvent.Finished finished) {
        metrics.ended(word(finished.reason()), finished.usage(), finished.timeToFirstToken(), finished.elapsed());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}

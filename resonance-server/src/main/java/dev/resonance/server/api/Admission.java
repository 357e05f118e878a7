package dev.resonance.server.api;

import dev.resonance.reply.ReplyEvent;
import dev.resonance.reply.ReplyStage;

/**
 * Tells whether the engine has taken a reply on: until then a failure, such as a full queue, can still be answered with
 * its own status, and a stream must not begin. The first word of reading or thinking comes before the engine is asked.
 */
final class Admission {
    private boolean announced;
    private boolean admitted;

    /** Whether the reply is taken on, now that this has happened. */
    boolean after(ReplyEvent event) {
        admitted |= switch (event) {
            case ReplyEvent.StageReached stage ->
                stage.stage() == ReplyStage.QUEUED || (announced && stage.stage() == ReplyStage.THINKING);
            case ReplyEvent.Text ignored -> true;
            case ReplyEvent.Done ignored -> true;
            case ReplyEvent.SourcesFound ignored -> false;
            case ReplyEvent.Failed ignored -> false;
        };
        announced |= event instanceof ReplyEvent.StageReached stage
                && (stage.stage() == ReplyStage.THINKING || stage.stage() == ReplyStage.READING);
        return admitted;
    }
}

package dev.resonance.ui.chat;

import dev.resonance.conversation.Message;
import dev.resonance.error.ResonanceException;
import dev.resonance.reply.ReplyEvent;
import dev.resonance.reply.ReplyStage;
import dev.resonance.retrieval.Source;
import java.util.List;
import java.util.Optional;

/**
 * A reply as it stands at one moment: all that a page needs to draw it.
 *
 * @param stage what it is busy with before its first text
 * @param place its place in the queue, 0 where it is not queued
 * @param sources what it may cite so far
 * @param text all text so far
 * @param ended the stored message, once the reply is over
 * @param failure why it failed, if it did
 */
public record ReplySnapshot(
        String messageId,
        ReplyStage stage,
        int place,
        List<Source> sources,
        String text,
        Optional<Message> ended,
        Optional<ResonanceException> failure) {

    /** A reply nothing is known of yet. */
    static ReplySnapshot begun(String messageId) {
        return new ReplySnapshot(messageId, ReplyStage.QUEUED, 0, List.of(), "", Optional.empty(), Optional.empty());
    }

    /** Everything but the text, which grows too often to be copied each time. */
    ReplySnapshot after(ReplyEvent event) {
        return switch (event) {
            case ReplyEvent.StageReached reached ->
                new ReplySnapshot(messageId, reached.stage(), reached.place(), sources, text, ended, failure);
            case ReplyEvent.SourcesFound found ->
                new ReplySnapshot(messageId, stage, place, found.sources(), text, ended, failure);
            case ReplyEvent.Text ignored -> this;
            case ReplyEvent.Done done ->
                new ReplySnapshot(messageId, stage, place, sources, text, Optional.of(done.message()), failure);
            case ReplyEvent.Failed failed ->
                new ReplySnapshot(
                        messageId,
                        stage,
                        place,
                        sources,
                        text,
                        Optional.of(failed.message()),
                        Optional.of(failed.cause()));
        };
    }

    ReplySnapshot withText(String all) {
        return new ReplySnapshot(messageId, stage, place, sources, all, ended, failure);
    }

    /** Whether nothing follows. */
    public boolean isOver() {
        return ended.isPresent();
    }
}

package dev.resonance.ui.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.reply.ReplyEvent;
import dev.resonance.reply.ReplyStage;
import org.junit.jupiter.api.Test;

final class ReplySnapshotTest {
    @Test
    void row10_queuedReply_hasItsPlaceUntilItsTurnComes() {
        ReplySnapshot begun = ReplySnapshot.begun("m");
        ReplySnapshot queued = begun.after(new ReplyEvent.StageReached(ReplyStage.QUEUED, 3));

        assertThat(queued.stage()).isEqualTo(ReplyStage.QUEUED);
        assertThat(queued.place()).isEqualTo(3);
        assertThat(queued.after(new ReplyEvent.StageReached(ReplyStage.THINKING, 0))
                        .place())
                .isZero();
    }
}

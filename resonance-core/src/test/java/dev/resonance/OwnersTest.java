package dev.resonance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.conversation.ConversationNotFoundException;
import dev.resonance.reply.Reply;
import dev.resonance.reply.ReplyRequest;
import dev.resonance.testkit.ScriptedEngine;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several users on one assistant. */
final class OwnersTest {
    @Test
    void row47_replyOfAnotherUser_isNotThere() {
        try (Resonance all = Resonance.builder()
                .engine(ScriptedEngine.answering(
                                prompt -> List.of("word ".repeat(200).split("(?<= )")))
                        .pausing(Duration.ofMillis(20)))
                .build()) {
            Resonance ada = all.ownedBy("ada");
            Resonance bob = all.ownedBy("bob");
            String id = ada.newChat().id();
            Reply reply = ada.reply(ReplyRequest.in(id, "Write", ada.options()));

            assertThat(ada.activeReply(id)).contains(reply);
            assertThat(bob.activeReply(id)).isEmpty();
            assertThatThrownBy(() -> bob.chat(id)).isInstanceOf(ConversationNotFoundException.class);
            assertThatThrownBy(() -> bob.reply(ReplyRequest.in(id, "Tell me", bob.options())))
                    .isInstanceOf(ConversationNotFoundException.class);
            assertThat(all.store().messages(id)).hasSize(2);

            bob.close();
            assertThat(ada.activeReply(id)).contains(reply);
            reply.cancel();
        }
    }
}

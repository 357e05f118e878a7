package dev.resonance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.conversation.ConversationQuery;
import dev.resonance.conversation.Message;
import dev.resonance.testkit.ScriptedEngine;
import org.junit.jupiter.api.Test;

class TemporaryChatTest {
    @Test
    void row46_temporary_answersAndStoresNothingInTheStore() {
        ScriptedEngine engine = ScriptedEngine.saying("Hello.");
        try (Resonance resonance = Resonance.builder().engine(engine).build()) {
            try (Resonance temporary = resonance.temporary()) {
                Chat chat = temporary.newChat();
                assertThat(chat.send("A secret").content()).isEqualTo("Hello.");
                assertThat(chat.messages()).extracting(Message::content).containsExactly("A secret", "Hello.");
                assertThat(temporary.intake()).isEmpty();
            }
            assertThat(engine.closed()).isFalse();
            assertThat(resonance.store().list(ConversationQuery.newest(10)).conversations())
                    .isEmpty();
            assertThat(resonance.newChat().send("Still there?").content()).isEqualTo("Hello.");
        }
    }
}

package dev.resonance.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.testkit.ConversationStoreContract;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

final class InMemoryConversationStoreTest extends ConversationStoreContract {
    @Override
    protected ConversationStore openEmpty() {
        return new InMemoryConversationStore();
    }

    @Test
    void list_whileTheClockStands_stillHasTheLastChangedFirst() {
        InstantSource standing = InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z"));
        try (InMemoryConversationStore frozen = new InMemoryConversationStore(standing)) {
            Conversation first = frozen.create("first");
            Conversation second = frozen.create("second");
            frozen.append(first.id(), NewMessage.user("hello"));

            assertThat(frozen.list(ConversationQuery.newest(5)).conversations())
                    .extracting(Conversation::id)
                    .containsExactly(first.id(), second.id());
            assertThat(second.id()).isGreaterThan(first.id());
        }
    }
}

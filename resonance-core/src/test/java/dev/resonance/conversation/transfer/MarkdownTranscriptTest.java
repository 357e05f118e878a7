package dev.resonance.conversation.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.conversation.InMemoryConversationStore;
import dev.resonance.conversation.MessageStatus;
import dev.resonance.conversation.NewMessage;
import dev.resonance.conversation.ReplyDetails;
import dev.resonance.engine.Role;
import dev.resonance.testkit.StoredSamples;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MarkdownTranscriptTest {
    @Test
    void of_aConversation_tellsWhoSaidWhatWhenAndFromWhere() {
        InstantSource noon = InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z"));
        try (InMemoryConversationStore store = new InMemoryConversationStore(noon)) {
            String id = store.create("Birds").id();
            store.append(id, NewMessage.user("Which *birds*?\n\n- one"));
            ReplyDetails details = StoredSamples.details();
            store.append(id, new NewMessage(Role.ASSISTANT, "Wrens. [1]", MessageStatus.STOPPED, Optional.of(details)));

            assertThat(MarkdownTranscript.of(store, id, ZoneOffset.ofHours(1)))
                    .startsWith("""
                            # Birds

                            ## You, 2026-11-24 13:00

                            Which *birds*?

                            - one

                            ## nano, 2026-11-24 13:00 (stopped)

                            Wrens. [1]

                            Sources:

                            1. V""")
                    .contains("<https://example.org/a?b=c&d>\n   > \"Quoted\" 🐦")
                    .contains("2. notes.txt\n");
        }
    }

    @Test
    void writeAll_hasEveryConversationButThoseInTheBin_newestFirst() {
        try (InMemoryConversationStore store = new InMemoryConversationStore()) {
            store.create("Old");
            store.bin().discard(store.create("Gone").id());
            store.create("New");
            ByteArrayOutputStream out = new ByteArrayOutputStream();

            MarkdownTranscript.writeAll(store, ZoneOffset.UTC, out);

            assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("# New\n\n---\n\n# Old\n");
        }
    }
}

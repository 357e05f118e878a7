package dev.resonance.storage;

import dev.resonance.conversation.ConversationStore;
import dev.resonance.testkit.AttachmentsContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class PostgresAttachmentsTest extends AttachmentsContract {
    @TempDir
    private Path folder;

    @Override
    protected ConversationStore openEmpty() {
        return PostgresConversationStore.open(PostgresServer.emptiedDatabase(), folder);
    }
}

package dev.resonance.storage;

import dev.resonance.conversation.ConversationStore;
import dev.resonance.testkit.ConversationStoreContract;
import dev.resonance.testkit.PostgresServer;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class PostgresConversationStoreTest extends ConversationStoreContract {
    @TempDir
    private Path folder;

    @Override
    protected ConversationStore openEmpty() {
        return PostgresConversationStore.open(PostgresServer.emptiedDatabase(), folder);
    }
}

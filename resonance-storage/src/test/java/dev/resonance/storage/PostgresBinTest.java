package dev.resonance.storage;

import dev.resonance.conversation.ConversationStore;
import dev.resonance.testkit.ConversationBinContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class PostgresBinTest extends ConversationBinContract {
    @TempDir
    private Path folder;

    @Override
    protected ConversationStore openEmpty() {
        return PostgresConversationStore.open(PostgresServer.emptiedDatabase(), folder);
    }
}

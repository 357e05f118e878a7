package dev.resonance.storage;

import dev.resonance.conversation.ConversationStore;
import dev.resonance.testkit.BranchesContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class PostgresBranchesTest extends BranchesContract {
    @TempDir
    private Path folder;

    @Override
    protected ConversationStore openEmpty() {
        return PostgresConversationStore.open(PostgresServer.emptiedDatabase(), folder);
    }
}

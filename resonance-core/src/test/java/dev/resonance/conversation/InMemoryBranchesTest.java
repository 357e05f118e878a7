package dev.resonance.conversation;

import dev.resonance.testkit.BranchesContract;

final class InMemoryBranchesTest extends BranchesContract {
    @Override
    protected ConversationStore openEmpty() {
        return new InMemoryConversationStore();
    }
}

package dev.resonance.conversation;

import dev.resonance.testkit.ConversationBinContract;

final class InMemoryBinTest extends ConversationBinContract {
    @Override
    protected ConversationStore openEmpty() {
        return new InMemoryConversationStore();
    }
}

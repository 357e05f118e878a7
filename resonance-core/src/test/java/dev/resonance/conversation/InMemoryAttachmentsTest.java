package dev.resonance.conversation;

import dev.resonance.testkit.AttachmentsContract;

final class InMemoryAttachmentsTest extends AttachmentsContract {
    @Override
    protected ConversationStore openEmpty() {
        return new InMemoryConversationStore();
    }
}

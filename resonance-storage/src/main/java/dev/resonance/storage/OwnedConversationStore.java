package dev.resonance.storage;

import dev.resonance.conversation.ConversationStore;
import java.time.InstantSource;

/** A store on a database as one of its owners sees it. */
final class OwnedConversationStore extends SqlConversationStore {
    OwnedConversationStore(Database database, AttachmentFiles files, InstantSource clock, String owner) {
        super(new OwnedDatabase(database, ConversationStore.checkedOwner(owner)), files, clock);
    }
}

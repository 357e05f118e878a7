package dev.resonance.testkit;

import dev.resonance.conversation.Conversation;
import dev.resonance.conversation.ConversationPage;
import dev.resonance.conversation.ConversationQuery;
import dev.resonance.conversation.ConversationStore;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A part of {@link ConversationStoreContract}: each test has an empty store. */
abstract class StoreContract {
    static final String UNKNOWN = "00000000-0000-7000-8000-000000000000";

    /** The store under test. */
    ConversationStore store;

    abstract ConversationStore openEmpty() throws Exception;

    @BeforeEach
    final void open() throws Exception {
        store = openEmpty();
    }

    @AfterEach
    final void close() {
        store.close();
    }

    final List<String> idsOfAll() {
        return idsFound("");
    }

    final List<String> idsFound(String text) {
        return ids(store.list(new ConversationQuery(text, 50, Optional.empty())));
    }

    static List<String> ids(ConversationPage page) {
        return page.conversations().stream().map(Conversation::id).toList();
    }
}

package dev.resonance.testkit;

import dev.resonance.conversation.ConversationStore;
import org.junit.jupiter.api.Nested;

/**
 * What every {@link ConversationStore} does: the same results, order and errors. A test of a store extends this class
 * and says how to open an empty one.
 */
public abstract class ConversationStoreContract {
    /** Opens an empty store; it is closed after the test. */
    protected abstract ConversationStore openEmpty() throws Exception;

    @Nested
    final class Conversations extends ConversationsContract {
        @Override
        ConversationStore openEmpty() throws Exception {
            return ConversationStoreContract.this.openEmpty();
        }
    }

    @Nested
    final class ListOfConversations extends ConversationListContract {
        @Override
        ConversationStore openEmpty() throws Exception {
            return ConversationStoreContract.this.openEmpty();
        }
    }

    @Nested
    final class MessagesOfABranch extends MessagesContract {
        @Override
        ConversationStore openEmpty() throws Exception {
            return ConversationStoreContract.this.openEmpty();
        }
    }

    @Nested
    final class AllBranches extends BranchesContract {
        @Override
        ConversationStore openEmpty() throws Exception {
            return ConversationStoreContract.this.openEmpty();
        }
    }

    @Nested
    final class Bin extends ConversationBinContract {
        @Override
        ConversationStore openEmpty() throws Exception {
            return ConversationStoreContract.this.openEmpty();
        }
    }

    @Nested
    final class Files extends AttachmentsContract {
        @Override
        ConversationStore openEmpty() throws Exception {
            return ConversationStoreContract.this.openEmpty();
        }
    }

    @Nested
    final class Search extends TextSearchContract {
        @Override
        ConversationStore openEmpty() throws Exception {
            return ConversationStoreContract.this.openEmpty();
        }
    }

    @Nested
    final class Archive extends ConversationArchiveContract {
        @Override
        ConversationStore openEmpty() throws Exception {
            return ConversationStoreContract.this.openEmpty();
        }
    }

    @Nested
    final class Data extends StoredDataContract {
        @Override
        ConversationStore openEmpty() throws Exception {
            return ConversationStoreContract.this.openEmpty();
        }
    }

    @Nested
    final class Owners extends OwnersContract {
        @Override
        ConversationStore openEmpty() throws Exception {
            return ConversationStoreContract.this.openEmpty();
        }
    }

    @Nested
    final class ExportAndImport extends ConversationTransferContract {
        @Override
        ConversationStore openEmpty() throws Exception {
            return ConversationStoreContract.this.openEmpty();
        }
    }
}

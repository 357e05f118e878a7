package dev.resonance.storage;

import dev.resonance.conversation.Attachments;
import dev.resonance.conversation.Branches;
import dev.resonance.conversation.Conversation;
import dev.resonance.conversation.ConversationArchive;
import dev.resonance.conversation.ConversationBin;
import dev.resonance.conversation.ConversationPage;
import dev.resonance.conversation.ConversationQuery;
import dev.resonance.conversation.ConversationSettings;
import dev.resonance.conversation.ConversationStore;
import dev.resonance.conversation.Feedback;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.MessageStatus;
import dev.resonance.conversation.NewMessage;
import dev.resonance.conversation.StoredData;
import dev.resonance.conversation.TextSearch;
import dev.resonance.conversation.spi.PageCursor;
import dev.resonance.conversation.spi.SearchWords;
import dev.resonance.conversation.spi.SortableIds;
import dev.resonance.conversation.spi.StoredText;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** What is the same in every store on a database. */
abstract sealed class SqlConversationStore implements ConversationStore
        permits SqliteConversationStore, PostgresConversationStore, OwnedConversationStore {
    private final Database database;
    private final AttachmentFiles files;
    private final InstantSource clock;
    private final SortableIds ids;
    private final SqlBranches branches;
    private final SqlAttachments attachments;
    private final SqlArchive archive;

    SqlConversationStore(Database database, AttachmentFiles files, InstantSource clock) {
        this.database = database;
        this.files = files;
        this.clock = clock;
        this.ids = new SortableIds(clock);
        this.branches = new SqlBranches(database, clock, ids);
        this.attachments = new SqlAttachments(database, files, clock, ids);
        this.archive = new SqlArchive(database, files, attachments);
    }

    /** Puts right what a crash left behind; closes the store if that fails. */
    final void recover() {
        try {
            markInterrupted();
            attachments.sweep();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public final Conversation create(String title) {
        return database.write(tables -> tables.conversations().insert(ids.next(), StoredText.title(title), now()));
    }

    @Override
    public final Conversation find(String conversationId) {
        return database.read(
                tables -> tables.conversations().find(conversationId).conversation());
    }

    @Override
    public final ConversationPage list(ConversationQuery query) {
        PageCursor start = query.cursor().map(PageCursor::parse).orElse(PageCursor.START);
        List<List<String>> phrases = SearchWords.phrases(query.text());
        int wanted = query.limit() + 1;
        List<ConversationRow> found = database.read(tables -> phrases.isEmpty()
                ? tables.conversations().list(start, wanted)
                : new ConversationSearch(tables, phrases, ConversationSearch.FREQUENT).list(start, wanted));
        List<ConversationRow> shown = found.subList(0, Math.min(query.limit(), found.size()));
        Optional<String> next = found.size() > query.limit()
                ? Optional.of(place(shown.getLast()).encoded())
                : Optional.empty();
        return new ConversationPage(
                shown.stream().map(ConversationRow::conversation).toList(), next);
    }

    @Override
    public final Conversation rename(String conversationId, String title) {
        return database.write(tables -> tables.conversations().rename(conversationId, StoredText.title(title), now()));
    }

    @Override
    public final Conversation pin(String conversationId, boolean pinned) {
        return database.write(tables -> tables.conversations().pin(conversationId, pinned));
    }

    @Override
    public final Conversation configure(String conversationId, ConversationSettings settings) {
        return database.write(tables -> tables.conversations().configure(conversationId, settings.wellFormed()));
    }

    @Override
    public final void delete(String conversationId) {
        List<String> checksums = database.write(tables -> {
            ConversationTable conversations = tables.conversations();
            return conversations.delete(conversations.findAny(conversationId));
        });
        attachments.removeUnknown(checksums);
    }

    @Override
    public final List<Message> messages(String conversationId) {
        return database.read(tables -> {
            ConversationRow conversation = tables.conversations().find(conversationId);
            return tables.messages().branch(conversation);
        });
    }

    @Override
    public final Message append(String conversationId, NewMessage message) {
        return branches.append(conversationId, message);
    }

    @Override
    public final void update(Message message) {
        database.write(tables -> tables.messages().update(message));
    }

    @Override
    public final Message rate(String messageId, Optional<Feedback> feedback) {
        return database.write(tables -> tables.messages().rate(messageId, feedback.map(Feedback::wellFormed)));
    }

    @Override
    public final Branches branches() {
        return branches;
    }

    @Override
    public final ConversationBin bin() {
        return new SqlBin(database, clock, attachments);
    }

    @Override
    public final Attachments attachments() {
        return attachments;
    }

    @Override
    public final TextSearch search() {
        return new SqlTextSearch(database);
    }

    @Override
    public final ConversationArchive archive() {
        return archive;
    }

    @Override
    public final StoredData data() {
        return new SqlData(database, attachments, bin());
    }

    @Override
    public final ConversationStore ownedBy(String owner) {
        return new OwnedConversationStore(database, files, clock, owner);
    }

    /** Ends when the calls that are under way have ended. */
    @Override
    public final void close() {
        database.close();
    }

    private void markInterrupted() {
        boolean any = !database.read(tables -> tables.messages().withStatus(MessageStatus.STREAMING))
                .isEmpty();
        if (any) {
            database.write(tables -> tables.messages().interruptAll());
        }
    }

    private static PageCursor place(ConversationRow row) {
        return new PageCursor(row.conversation().pinned(), row.changed());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}

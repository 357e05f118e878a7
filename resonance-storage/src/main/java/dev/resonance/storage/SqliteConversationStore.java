package dev.resonance.storage;

import dev.resonance.conversation.Attachments;
import dev.resonance.conversation.Branches;
import dev.resonance.conversation.Conversation;
import dev.resonance.conversation.ConversationBin;
import dev.resonance.conversation.ConversationPage;
import dev.resonance.conversation.ConversationQuery;
import dev.resonance.conversation.ConversationSettings;
import dev.resonance.conversation.ConversationStore;
import dev.resonance.conversation.Feedback;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.MessageStatus;
import dev.resonance.conversation.NewMessage;
import dev.resonance.conversation.StorageException;
import dev.resonance.conversation.spi.PageCursor;
import dev.resonance.conversation.spi.SearchWords;
import dev.resonance.conversation.spi.SortableIds;
import dev.resonance.conversation.spi.StoredText;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Conversations in one SQLite file, and their attachments in the folder beside it that has the file's name and {@code
 * -files}.
 *
 * <p>What a call wrote survives a crash of the program and of the machine: each commit waits until the disk has it.
 *
 * <p>Thread-safe. Several stores, in this process and in others, may share a file: writers queue, readers never wait
 * for them. Opening a store marks messages that were left half written as interrupted; if another process is still
 * writing one, its next update puts that right. Whoever opens a store closes it; a closed one throws {@link
 * StorageException}.
 */
public final class SqliteConversationStore implements ConversationStore {
    private final SqliteDatabase database;
    private final InstantSource clock;
    private final SortableIds ids;
    private final SqliteBranches branches;
    private final SqliteAttachments attachments;

    private SqliteConversationStore(SqliteDatabase database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.ids = new SortableIds(clock);
        this.branches = new SqliteBranches(database, clock, ids);
        this.attachments = new SqliteAttachments(database, clock, ids);
    }

    /**
     * Opens the store in this file, and makes the file and the folders above it where they are not there yet. A file of
     * an older version is brought up to date.
     *
     * @throws StorageException if the file cannot be read and written, is damaged, is no database of conversations, or
     *     was written by a newer version
     */
    public static SqliteConversationStore open(Path databaseFile) {
        return open(SqliteDatabase.open(databaseFile), Clock.systemUTC());
    }

    static SqliteConversationStore open(SqliteDatabase database, InstantSource clock) {
        SqliteConversationStore store = new SqliteConversationStore(database, clock);
        try {
            store.markInterrupted();
            store.attachments.sweep();
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
        return store;
    }

    /**
     * Brings what {@link #backUp} wrote back, as a new store to be opened.
     *
     * @param databaseFile where the store will be; neither it nor its attachments may be there yet
     * @throws StorageException if the backup is damaged, something is there already, or nothing can be written there;
     *     then nothing is changed
     */
    public static void restore(Path backup, Path databaseFile) {
        Backup.restore(backup, databaseFile);
    }

    /**
     * Writes everything, attachments too, into one zip file, while the store is in use. An older file of that name is
     * replaced once the new one is complete.
     *
     * @throws StorageException if the file cannot be written
     */
    public void backUp(Path target) {
        Backup.write(database, target);
    }

    @Override
    public Conversation create(String title) {
        return database.write(
                handle -> new ConversationTable(handle).insert(ids.next(), StoredText.title(title), now()));
    }

    @Override
    public Conversation find(String conversationId) {
        return database.read(
                handle -> new ConversationTable(handle).find(conversationId).conversation());
    }

    @Override
    public ConversationPage list(ConversationQuery query) {
        PageCursor start = query.cursor().map(PageCursor::parse).orElse(PageCursor.START);
        List<List<String>> phrases = SearchWords.phrases(query.text());
        int wanted = query.limit() + 1;
        List<ConversationRow> found = database.read(handle -> phrases.isEmpty()
                ? new ConversationTable(handle).list(start, wanted)
                : new ConversationSearch(handle, phrases, ConversationSearch.FREQUENT).list(start, wanted));
        List<ConversationRow> shown = found.subList(0, Math.min(query.limit(), found.size()));
        Optional<String> next = found.size() > query.limit()
                ? Optional.of(place(shown.getLast()).encoded())
                : Optional.empty();
        return new ConversationPage(
                shown.stream().map(ConversationRow::conversation).toList(), next);
    }

    @Override
    public Conversation rename(String conversationId, String title) {
        return database.write(
                handle -> new ConversationTable(handle).rename(conversationId, StoredText.title(title), now()));
    }

    @Override
    public Conversation pin(String conversationId, boolean pinned) {
        return database.write(handle -> new ConversationTable(handle).pin(conversationId, pinned));
    }

    @Override
    public Conversation configure(String conversationId, ConversationSettings settings) {
        return database.write(handle -> new ConversationTable(handle).configure(conversationId, settings.wellFormed()));
    }

    @Override
    public void delete(String conversationId) {
        List<String> checksums = database.write(handle -> {
            ConversationTable conversations = new ConversationTable(handle);
            return conversations.delete(conversations.findAny(conversationId));
        });
        attachments.removeUnknown(checksums);
    }

    @Override
    public List<Message> messages(String conversationId) {
        return database.read(handle -> {
            ConversationRow conversation = new ConversationTable(handle).find(conversationId);
            return new MessageTable(handle).branch(conversation);
        });
    }

    @Override
    public Message append(String conversationId, NewMessage message) {
        return branches.append(conversationId, message);
    }

    @Override
    public void update(Message message) {
        database.write(handle -> new MessageTable(handle).update(message));
    }

    @Override
    public Message rate(String messageId, Optional<Feedback> feedback) {
        return database.write(handle -> new MessageTable(handle).rate(messageId, feedback.map(Feedback::wellFormed)));
    }

    @Override
    public Branches branches() {
        return branches;
    }

    @Override
    public ConversationBin bin() {
        return new SqliteBin(database, clock, attachments);
    }

    @Override
    public Attachments attachments() {
        return attachments;
    }

    /** Ends when the calls that are under way have ended. */
    @Override
    public void close() {
        database.close();
    }

    private void markInterrupted() {
        boolean any = !database.read(handle -> new MessageTable(handle).withStatus(MessageStatus.STREAMING))
                .isEmpty();
        if (any) {
            database.write(handle -> new MessageTable(handle).interruptAll());
        }
    }

    private static PageCursor place(ConversationRow row) {
        return new PageCursor(row.conversation().pinned(), row.changed());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}

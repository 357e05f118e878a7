package dev.resonance.storage;

import dev.resonance.conversation.Conversation;
import dev.resonance.conversation.ConversationBin;
import dev.resonance.conversation.ConversationNotFoundException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The bin of a {@link SqlConversationStore}. */
final class SqlBin implements ConversationBin {
    private final Database database;
    private final InstantSource clock;
    private final SqlAttachments attachments;

    SqlBin(Database database, InstantSource clock, SqlAttachments attachments) {
        this.database = database;
        this.attachments = attachments;
        this.clock = clock;
    }

    @Override
    public void discard(String conversationId) {
        Optional<Instant> now = Optional.of(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        database.write(tables -> {
            ConversationTable conversations = tables.conversations();
            ConversationRow row = conversations.lock(conversationId);
            conversations.discard(row, now);
            return row;
        });
    }

    @Override
    public Conversation restore(String conversationId) {
        return database.write(tables -> {
            ConversationTable conversations = tables.conversations();
            ConversationRow row = conversations.lockAny(conversationId);
            if (row.discardedAt().isEmpty()) {
                throw new ConversationNotFoundException(conversationId);
            }
            conversations.discard(row, Optional.empty());
            return row.conversation();
        });
    }

    @Override
    public List<Discarded> list(int limit) {
        return database.read(tables -> tables.conversations().discarded(limit)).stream()
                .map(row -> new Discarded(row.conversation(), row.discardedAt().orElseThrow()))
                .toList();
    }

    @Override
    public int empty(Instant discardedBefore) {
        List<String> checksums = new ArrayList<>();
        int deleted = database.write(tables -> {
            ConversationTable conversations = tables.conversations();
            List<ConversationRow> old = conversations.discardedBefore(discardedBefore);
            old.forEach(row -> checksums.addAll(conversations.delete(row)));
            return old.size();
        });
        attachments.removeUnknown(checksums);
        return deleted;
    }
}

package dev.resonance.storage;

import dev.resonance.conversation.ConversationBin;
import dev.resonance.conversation.DataBrowser;
import dev.resonance.conversation.DataSummary;
import dev.resonance.conversation.StoredData;
import java.time.Instant;
import java.util.List;

/** What a {@link SqlConversationStore} tells its owner. */
final class SqlData implements StoredData {
    private static final String COUNTS =
            """
            select
                (select count(*) from conversations where discarded_at is null and
            """ + Owner.OF_CONVERSATION + """
            ) as conversations,
                (select count(*) from conversations where discarded_at is not null and
            """ + Owner.OF_CONVERSATION + """
            ) as discarded,
                (select count(*) from messages
                    join conversations on conversations.number = messages.conversation where
            """ + Owner.OF_CONVERSATION + """
            ) as messages,
                (select count(*) from attachments
                    left join conversations on conversations.number = attachments.conversation where
            """
                    + Owner.OF_ATTACHMENT + """
            ) as attachments,
                (select coalesce(sum(size_bytes), 0) from (
                    select distinct sha256, size_bytes from attachments
                    left join conversations on conversations.number = attachments.conversation where
            """ + Owner.OF_ATTACHMENT + ") as files) as file_bytes";

    private final Database database;
    private final SqlAttachments attachments;
    private final ConversationBin bin;

    SqlData(Database database, SqlAttachments attachments, ConversationBin bin) {
        this.database = database;
        this.attachments = attachments;
        this.bin = bin;
    }

    @Override
    public DataSummary summary() {
        long databaseBytes = database.sizeBytes();
        return database.read(tables -> tables.owner()
                .bind(tables.handle().createQuery(COUNTS))
                .map((row, ignored) -> new DataSummary(
                        row.getLong("conversations"),
                        row.getLong("discarded"),
                        row.getLong("messages"),
                        row.getLong("attachments"),
                        databaseBytes,
                        row.getLong("file_bytes")))
                .one());
    }

    @Override
    public DataBrowser browse() {
        return new SqlBrowser(database);
    }

    @Override
    public SweptData sweep(Instant before) {
        int conversations = bin.empty(before);
        List<String> unowned = database.write(tables -> tables.attachments().deleteUnowned(before));
        attachments.removeUnknown(unowned);
        attachments.sweep();
        return new SweptData(conversations, unowned.size());
    }

    @Override
    public void wipe() {
        database.write(tables -> {
            tables.conversations().deleteAll();
            return tables.attachments().deleteAll();
        });
        attachments.deleteUnknown();
        database.compact();
    }
}

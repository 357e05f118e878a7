package dev.resonance.storage;

import dev.resonance.conversation.ConversationNotFoundException;
import dev.resonance.conversation.Feedback;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.MessageStatus;
import dev.resonance.conversation.NewMessage;
import dev.resonance.conversation.spi.StoredText;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** The table of messages, within one transaction. */
final class MessageTable {
    static final String SELECT = """
            select messages.*, conversations.id as conversation_id, parents.id as parent_id
            from messages
            join conversations on conversations.number = messages.conversation
            left join messages as parents on parents.number = messages.parent
            """;

    private static final String NUMBER = """
            select messages.number from messages
            join conversations on conversations.number = messages.conversation
            where messages.id = :id and
            """ + Owner.OF_CONVERSATION;

    private static final String BRANCH = """
            with recursive branch (number) as (
                values (:leaf)
                union all
                select messages.parent from branch join messages on messages.number = branch.number
                where messages.parent is not null
            )
            """;

    private static final String LAST_BELOW = """
            with recursive below (number) as (
                values (:number)
                union all
                select messages.number from below join messages on messages.parent = below.number
            )
            select max(number) from below""";

    private static final String INSERT = """
            insert into messages (
                number, conversation, parent, id, role, status, created_at, model, seed, finish_reason, prompt_tokens,
                cached_tokens, completion_tokens, first_token_nanos, elapsed_nanos, search_outcome, trimmed_messages,
                sources, content)
            values (
                (select coalesce(max(number), :conversation << 24) + 1 from messages where conversation = :conversation),
                :conversation, :parent, :id, :role, :status, :created_at, :model, :seed, :finish_reason, :prompt_tokens,
                :cached_tokens, :completion_tokens, :first_token_nanos, :elapsed_nanos, :search_outcome,
                :trimmed_messages, :sources, :content)""";

    private static final String UPDATE = """
            update messages set
                status = :status, model = :model, seed = :seed, finish_reason = :finish_reason, prompt_tokens = :prompt_tokens,
                cached_tokens = :cached_tokens, completion_tokens = :completion_tokens,
                first_token_nanos = :first_token_nanos, elapsed_nanos = :elapsed_nanos,
                search_outcome = :search_outcome, trimmed_messages = :trimmed_messages, sources = :sources,
                content = :content
            where number = :number""";

    private final Handle handle;
    private final Owner owner;
    private final SearchIndex index;

    MessageTable(Handle handle, Dialect dialect, Owner owner) {
        this.handle = handle;
        this.owner = owner;
        this.index = dialect.search().messages(handle);
    }

    /** The messages from the first to the active leaf. */
    List<Message> branch(ConversationRow conversation) {
        OptionalLong leaf = conversation.activeLeaf();
        if (leaf.isEmpty()) {
            return List.of();
        }
        return handle.createQuery(BRANCH + SELECT
                        + "where messages.number in (select number from branch) order by messages.number")
                .bind("leaf", leaf.getAsLong())
                .map(MessageRow::read)
                .list();
    }

    List<Message> all(ConversationRow conversation) {
        return handle.createQuery(SELECT + "where messages.conversation = :conversation order by messages.number")
                .bind("conversation", conversation.number())
                .map(MessageRow::read)
                .list();
    }

    /** The message and those with the same parent. */
    List<Message> alternatives(long number) {
        return handle.createQuery(SELECT + """
                        join messages as one on one.number = :number
                        where messages.parent is not distinct from one.parent and messages.conversation = one.conversation
                        order by messages.number""")
                .bind("number", number)
                .map(MessageRow::read)
                .list();
    }

    /** The message that was added last among this one and all below it: it has nothing below itself. */
    long lastBelow(long number) {
        return handle.createQuery(LAST_BELOW)
                .bind("number", number)
                .mapTo(Long.class)
                .one();
    }

    List<Message> withStatus(MessageStatus status) {
        return handle.createQuery(SELECT + "where messages.status = :status")
                .bind("status", status.name())
                .map(MessageRow::read)
                .list();
    }

    List<Message> read(List<Long> numbers) {
        return numbers.isEmpty()
                ? List.of()
                : handle.createQuery(SELECT + "where messages.number in (<numbers>) order by messages.number desc")
                        .bindList("numbers", numbers)
                        .map(MessageRow::read)
                        .list();
    }

    Message read(long number) {
        return handle.createQuery(SELECT + "where messages.number = :number")
                .bind("number", number)
                .map(MessageRow::read)
                .one();
    }

    /** Adds a message after a parent, or as a first one, and returns its number. */
    long insert(ConversationRow conversation, OptionalLong parent, NewMessage message, String id, Instant now) {
        String content = StoredText.wellFormed(message.content());
        MessageRow.bind(handle.createUpdate(INSERT), message.status(), content, message.details())
                .bind("conversation", conversation.number())
                .bind("parent", parent.isPresent() ? (Long) parent.getAsLong() : null)
                .bind("id", id)
                .bind("role", message.role().name())
                .bind("created_at", now.toEpochMilli())
                .execute();
        long number = findAny(id);
        index(number, message.status(), content);
        return number;
    }

    /** Inserts the messages of an archive, each after its parent. */
    void insertAll(ConversationRow conversation, List<Message> messages) {
        Map<String, Long> numbers = new HashMap<>();
        for (Message message : messages) {
            OptionalLong parent =
                    message.parentId().map(numbers::get).map(OptionalLong::of).orElse(OptionalLong.empty());
            NewMessage content = new NewMessage(message.role(), message.content(), message.status(), message.details());
            long number = insert(conversation, parent, content, message.id(), message.createdAt());
            numbers.put(message.id(), number);
            message.feedback().ifPresent(feedback -> rate(number, message.feedback()));
        }
    }

    boolean holds(String id) {
        return handle.createQuery("select exists (select 1 from messages where id = :id)")
                .bind("id", id)
                .mapTo(Boolean.class)
                .one();
    }

    /** Replaces content, status and details; throws {@link ConversationNotFoundException} if it is not there. */
    long update(Message message) {
        long number = findAny(message.id());
        String content = StoredText.wellFormed(message.content());
        int changed = MessageRow.bind(handle.createUpdate(UPDATE), message.status(), content, message.details())
                .bind("number", number)
                .execute();
        if (changed == 0) {
            throw new ConversationNotFoundException(message.id()); // somebody else deleted it a moment ago
        }
        index(number, message.status(), content);
        return number;
    }

    /** Ends the messages that nobody writes any more. */
    int interruptAll() {
        List<Message> left = withStatus(MessageStatus.STREAMING);
        for (Message message : left) {
            int changed = handle.createUpdate(
                            "update messages set status = :status where id = :id and status = :streaming")
                    .bind("status", MessageStatus.INTERRUPTED.name())
                    .bind("streaming", MessageStatus.STREAMING.name())
                    .bind("id", message.id())
                    .execute();
            if (changed > 0) { // or another process has just ended it
                index(findAny(message.id()), MessageStatus.INTERRUPTED, message.content());
            }
        }
        return left.size();
    }

    /** Not while it is written: twice a second would be a lot of work for words that change again. */
    private void index(long number, MessageStatus status, String content) {
        if (status == MessageStatus.STREAMING) {
            index.remove(number);
        } else {
            index.put(number, content);
        }
    }

    Message rate(String id, Optional<Feedback> feedback) {
        long number = find(id);
        rate(number, feedback);
        return read(number);
    }

    private void rate(long number, Optional<Feedback> feedback) {
        handle.createUpdate("update messages set rating = :rating, note = :note where number = :number")
                .bind("rating", feedback.map(given -> given.rating().name()))
                .bind("note", DatabaseText.written(feedback.map(Feedback::note)))
                .bind("number", number)
                .execute();
    }

    /** The number of a message whose conversation is not in the bin. */
    long find(String id) {
        return owner.bind(handle.createQuery(NUMBER + " and conversations.discarded_at is null"))
                .bind("id", DatabaseText.written(id))
                .mapTo(Long.class)
                .findOne()
                .orElseThrow(() -> new ConversationNotFoundException(id));
    }

    /** The number of a message of this conversation. */
    long find(ConversationRow conversation, String id) {
        long number = find(id);
        if (number >> 24 != conversation.number()) {
            throw new ConversationNotFoundException(id);
        }
        return number;
    }

    long findAny(String id) {
        return owner.bind(handle.createQuery(NUMBER))
                .bind("id", DatabaseText.written(id))
                .mapTo(Long.class)
                .findOne()
                .orElseThrow(() -> new ConversationNotFoundException(id));
    }
}

package dev.resonance;

import dev.resonance.conversation.AttachmentIntake;
import dev.resonance.conversation.Conversation;
import dev.resonance.conversation.ConversationNotFoundException;
import dev.resonance.conversation.ConversationStore;
import dev.resonance.conversation.InMemoryConversationStore;
import dev.resonance.engine.ChatEngine;
import dev.resonance.generation.EngineOptions;
import dev.resonance.gpt2.Gpt2Engines;
import dev.resonance.model.ModelSource;
import dev.resonance.reply.ContextReport;
import dev.resonance.reply.Reply;
import dev.resonance.reply.ReplyOptions;
import dev.resonance.reply.ReplyPath;
import dev.resonance.reply.ReplyRequest;
import dev.resonance.retrieval.Retriever;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An assistant: a model, a store and, if wanted, a retriever, put together.
 *
 * <pre>{@code
 * try (Resonance resonance = Resonance.builder().model(Models.nano()).build()) {
 *     resonance.newChat().send("Hello!", System.out::print);
 * }
 * }</pre>
 *
 * <p>Conversations that have been in the bin for 30 days are deleted for ever meanwhile.
 *
 * <p>Thread-safe. Closing it stops the replies that run and closes the parts it was built from.
 */
public final class Resonance implements AutoCloseable {
    private final ChatEngine engine;
    private final ConversationStore store;
    private final ReplyOptions options;
    private final ReplyPath replies;
    private final Optional<Retriever> retriever;
    private final Optional<AttachmentIntake> intake;
    private final Optional<String> owner;
    private final Runnable closing;

    private Resonance(Builder built, ChatEngine engine, ConversationStore store) {
        this.engine = engine;
        this.store = store;
        this.options = built.options;
        this.intake = Optional.ofNullable(built.intake);
        this.retriever = Optional.ofNullable(built.retriever);
        Optional<Retriever> attachments = Optional.ofNullable(built.attachments);
        this.owner = Optional.empty();
        this.replies = new ReplyPath(engine, store, retriever, attachments);
        Housekeeping housekeeping = Housekeeping.start(store, Clock.systemUTC());
        this.closing = () -> {
            replies.close();
            engine.close();
            Stream.of(retriever, attachments).flatMap(Optional::stream).forEach(Retriever::close);
            housekeeping.close();
            store.close();
        };
    }

    /** One owner's view of all. */
    private Resonance(Resonance all, String owner) {
        this.engine = all.engine;
        this.store = all.store.ownedBy(owner);
        this.options = all.options;
        this.retriever = all.retriever;
        this.replies = all.replies;
        this.intake = all.intake.map(taking -> taking.into(store.attachments()));
        this.owner = Optional.of(owner);
        this.closing = () -> {};
    }

    /** A temporary one beside one that keeps. */
    private Resonance(Resonance kept) {
        this.engine = kept.engine;
        this.store = new InMemoryConversationStore();
        this.options = kept.options;
        this.retriever = kept.retriever;
        this.replies = new ReplyPath(engine, store, retriever);
        this.intake = Optional.empty();
        this.owner = Optional.empty();
        this.closing = () -> {
            replies.close();
            store.close();
        };
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * The same assistant for one of several users: what it makes is that user's, and conversations, files, replies and
     * search hits of others are not there. Closing it does nothing; whoever built this one closes it.
     *
     * @param user as {@link ConversationStore#ownedBy} takes it
     */
    public Resonance ownedBy(String user) {
        return new Resonance(this, user);
    }

    /** Starts a conversation; its title comes from the first question. */
    public Chat newChat() {
        Conversation conversation = store.create("");
        return new Chat(this, conversation.id());
    }

    /**
     * Goes on with a stored conversation.
     *
     * @throws dev.resonance.conversation.ConversationNotFoundException if there is none with that id
     */
    public Chat chat(String conversationId) {
        return new Chat(this, store.find(conversationId).id());
    }

    /**
     * Starts a reply; it runs whether somebody waits for it or not. A full queue of the engine fails the reply, with
     * {@link dev.resonance.engine.EngineBusyException}; the user's message is stored by then, and is not stored twice where
     * the same is asked again.
     *
     * @throws dev.resonance.conversation.ConversationNotFoundException if the conversation is not there
     * @throws dev.resonance.reply.ConversationBusyException if it is being answered already
     * @throws dev.resonance.engine.ContextLengthExceededException if the last message and the system prompt alone do
     *     not fit the model's window, or the whole does not and must not be trimmed
     */
    public Reply reply(ReplyRequest request) {
        request.conversationId().ifPresent(this::requireOwn);
        return replies.start(request);
    }

    /** The reply that is being made in a conversation, if there is one: to look at it from elsewhere. */
    public Optional<Reply> activeReply(String conversationId) {
        return replies.active(conversationId).filter(reply -> owner.isEmpty() || isThere(conversationId));
    }

    /**
     * What filled the model's window when a conversation was answered last, counted with these options; absent where
     * nothing was answered.
     *
     * @throws dev.resonance.conversation.ConversationNotFoundException if the conversation is not there
     */
    public Optional<ContextReport> context(String conversationId, ReplyOptions asked) {
        requireOwn(conversationId);
        return replies.context(conversationId, asked);
    }

    /**
     * An assistant on the same engine and with the same retrievers and options, whose conversations live in memory and
     * nowhere else. It takes no files. Closing it stops its replies and leaves the rest open; it is of no use after
     * this one is closed.
     */
    public Resonance temporary() {
        return new Resonance(this);
    }

    /** What replies are made with where nothing else is said. */
    public ReplyOptions options() {
        return options;
    }

    public ChatEngine engine() {
        return engine;
    }

    public ConversationStore store() {
        return store;
    }

    /** The way in for files from outside; absent where none are taken. */
    public Optional<AttachmentIntake> intake() {
        return intake;
    }

    /** Stops the replies that run, stores what they wrote, and closes engine, retrievers and store. */
    @Override
    public void close() {
        closing.run();
    }

    /** The path of replies sees the conversations of all owners. */
    private void requireOwn(String conversationId) {
        if (owner.isPresent()) {
            store.find(conversationId);
        }
    }

    private boolean isThere(String conversationId) {
        try {
            store.find(conversationId);
            return true;
        } catch (ConversationNotFoundException e) {
            return false;
        }
    }

    /** Puts the parts together. Not thread-safe. */
    public static final class Builder {
        private @Nullable Supplier<ChatEngine> engine;
        private @Nullable ConversationStore store;
        private @Nullable Retriever retriever;
        private @Nullable Retriever attachments;
        private @Nullable AttachmentIntake intake;
        private ReplyOptions options = ReplyOptions.defaults();

        private Builder() {}

        /** The model to load when {@link #build} is called. */
        public Builder model(ModelSource model) {
            return model(model, EngineOptions.defaults());
        }

        /** The model to load when {@link #build} is called, and how to run it. */
        public Builder model(ModelSource model, EngineOptions engineOptions) {
            engine = () -> Gpt2Engines.load(model, engineOptions);
            return this;
        }

        /** An engine that is there already, in place of a model to load. */
        public Builder engine(ChatEngine value) {
            engine = () -> value;
            return this;
        }

        /** Where conversations live; without one, in memory only. */
        public Builder store(ConversationStore value) {
            store = value;
            return this;
        }

        /** Where passages come from; without one, the model answers by itself. */
        public Builder retriever(Retriever value) {
            retriever = value;
            return this;
        }

        /**
         * Who finds passages in the files of a conversation, whether or not a reply searches elsewhere; without one,
         * files are kept but not read.
         */
        public Builder attachments(Retriever value) {
            attachments = value;
            return this;
        }

        /**
         * Who takes in files that people send, into the attachments of the {@link #store}; without one, servers and
         * chats in front of this take none.
         */
        public Builder intake(AttachmentIntake value) {
            intake = value;
            return this;
        }

        /** What replies are made with where nothing else is said. */
        public Builder options(ReplyOptions value) {
            options = value;
            return this;
        }

        /**
         * Loads the model.
         *
         * @throws dev.resonance.model.ModelLoadException if its files are missing, damaged or not a GPT-2
         * @throws IllegalStateException if neither a model nor an engine was given
         */
        public Resonance build() {
            if (engine == null) {
                throw new IllegalStateException("Resonance needs a model(...) or an engine(...)");
            }
            ChatEngine loaded = engine.get();
            ConversationStore opened = store == null ? new InMemoryConversationStore() : store;
            return new Resonance(this, loaded, opened);
        }
    }
}

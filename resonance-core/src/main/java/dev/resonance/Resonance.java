package dev.resonance;

import dev.resonance.conversation.AttachmentIntake;
import dev.resonance.conversation.Conversation;
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
import java.util.List;
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
    private final boolean temporary;
    private final List<Retriever> retrievers;
    private final Optional<AttachmentIntake> intake;
    private final Optional<Housekeeping> housekeeping;

    private Resonance(Builder built, ChatEngine engine, ConversationStore store) {
        this.engine = engine;
        this.store = store;
        this.options = built.options;
        this.intake = Optional.ofNullable(built.intake);
        this.retriever = Optional.ofNullable(built.retriever);
        Optional<Retriever> attachments = Optional.ofNullable(built.attachments);
        this.retrievers =
                Stream.of(retriever, attachments).flatMap(Optional::stream).toList();
        this.replies = new ReplyPath(engine, store, retriever, attachments);
        this.housekeeping = Optional.of(Housekeeping.start(store, Clock.systemUTC()));
        this.temporary = false;
    }

    private Resonance(Resonance kept) {
        this.engine = kept.engine;
        this.store = new InMemoryConversationStore();
        this.options = kept.options;
        this.intake = Optional.empty();
        this.retriever = kept.retriever;
        this.retrievers = List.of();
        this.temporary = true;
        this.replies = new ReplyPath(engine, store, retriever);
        this.housekeeping = Optional.empty();
    }

    public static Builder builder() {
        return new Builder();
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
     * {@link dev.resonance.engine.EngineBusyException}; the user's message is stored by then.
     *
     * @throws dev.resonance.conversation.ConversationNotFoundException if the conversation is not there
     * @throws dev.resonance.reply.ConversationBusyException if it is being answered already
     * @throws dev.resonance.engine.ContextLengthExceededException if the last message and the system prompt alone do
     *     not fit the model's window, or the whole does not and must not be trimmed
     */
    public Reply reply(ReplyRequest request) {
        return replies.start(request);
    }

    /** The reply that is being made in a conversation, if there is one: to look at it from elsewhere. */
    public Optional<Reply> activeReply(String conversationId) {
        return replies.active(conversationId);
    }

    /**
     * What filled the model's window when a conversation was answered last, counted with these options; absent where
     * nothing was answered.
     *
     * @throws dev.resonance.conversation.ConversationNotFoundException if the conversation is not there
     */
    public Optional<ContextReport> context(String conversationId, ReplyOptions asked) {
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
        replies.close();
        if (!temporary) {
            engine.close();
        }
        retrievers.forEach(Retriever::close);
        housekeeping.ifPresent(Housekeeping::close);
        store.close();
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

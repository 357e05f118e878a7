package dev.resonance.reply;

import static dev.resonance.error.InvalidValueException.require;

import dev.resonance.attribution.AnswerSupport;
import dev.resonance.conversation.ConversationStore;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.ReplyDetails;
import dev.resonance.engine.ChatEngine;
import dev.resonance.engine.ChatMessage;
import dev.resonance.engine.FinishReason;
import dev.resonance.engine.Generation;
import dev.resonance.engine.GenerationEvent;
import dev.resonance.engine.GenerationFailedException;
import dev.resonance.engine.GenerationRequest;
import dev.resonance.engine.Prompt;
import dev.resonance.engine.Role;
import dev.resonance.engine.SamplingOptions;
import dev.resonance.engine.TokenScore;
import dev.resonance.error.ResonanceException;
import dev.resonance.retrieval.Passage;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.retrieval.Retriever;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How every reply is made, whoever asks for it: store the question, retrieve, fit the window, generate, check the
 * citations, store the answer.
 *
 * <p>Thread-safe. Each reply runs on a virtual thread of its own until it ends or is cancelled; nobody has to wait for
 * it. {@link #close} interrupts them all and waits until they are stored; engine, store and retriever stay open, since
 * they belong to whoever made them.
 */
public final class ReplyPath implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ReplyPath.class);

    private final ChatEngine engine;
    private final ConversationTurns turns;
    private final PassageSearch search;
    private final ContextWindow window;
    private final SecureRandom seeds = new SecureRandom();
    /** Conversations whose turn is being stored: a mark in place of a lock that is held over I/O. */
    private final Set<String> starting = ConcurrentHashMap.newKeySet();

    private final Map<String, Reply> active = new ConcurrentHashMap<>();
    private final Map<Thread, Reply> running = new ConcurrentHashMap<>();

    /** Without anybody who looks into the files of conversations. */
    public ReplyPath(ChatEngine engine, ConversationStore store, Optional<Retriever> retriever) {
        this(engine, store, retriever, Optional.empty());
    }

    /**
     * @param retriever asked where a request wants a search
     * @param attachments asked about the files of a conversation, whenever it has any
     */
    public ReplyPath(
            ChatEngine engine,
            ConversationStore store,
            Optional<Retriever> retriever,
            Optional<Retriever> attachments) {
        this.engine = engine;
        this.turns = new ConversationTurns(store);
        this.search = new PassageSearch(store, retriever, attachments);
        this.window = new ContextWindow(engine);
    }

    /** Starts a reply; see {@link dev.resonance.Resonance#reply} for what it throws. */
    public Reply start(ReplyRequest request) {
        ReplyRequest clean = seeded(withOwnPrompt(request.withWellFormedText()));
        return clean.conversationId().map(id -> startStored(id, clean)).orElseGet(() -> {
            List<ChatMessage> history = fittingHistory(clean);
            Message answer = StoredAnswer.unstored(begun(clean));
            return run(new Reply(Optional.empty(), answer), StoredAnswer.inMemory(answer), clean, history);
        });
    }

    /** Whether it fits at all is known now, so that a caller hears it before a stream begins. */
    private List<ChatMessage> fittingHistory(ReplyRequest request) {
        List<ChatMessage> history = turns.history(request);
        require(!history.isEmpty(), "message", "", "text");
        ChatMessage last = history.getLast();
        require(last.role() != Role.USER || !last.content().isBlank(), "message", "", "text");
        window.fit(history, List.of(), request.options());
        return history;
    }

    /** The reply that is being made in a conversation, if there is one. */
    public Optional<Reply> active(String conversationId) {
        return Optional.ofNullable(active.get(conversationId));
    }

    /** What filled the window at the last answer of the active branch; absent where there is none. */
    public Optional<ContextReport> context(String conversationId, ReplyOptions options) {
        return new WindowUse(engine, window)
                .of(turns.store().messages(conversationId), withOwnPrompt(conversationId, options));
    }

    @Override
    public void close() {
        running.values().forEach(Reply::interrupt);
        for (Thread thread : running.keySet()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private ReplyRequest withOwnPrompt(ReplyRequest request) {
        return request.conversationId()
                .map(id -> request.withOptions(withOwnPrompt(id, request.options())))
                .orElse(request);
    }

    /** A conversation's own system prompt goes before the one of the options. */
    private ReplyOptions withOwnPrompt(String conversationId, ReplyOptions options) {
        return turns.store()
                .find(conversationId)
                .settings()
                .systemPrompt()
                .map(options::withSystemPrompt)
                .orElse(options);
    }

    /** Draws the seed here where none is given, so that it is stored with the answer; 53 bits, which JSON keeps. */
    private ReplyRequest seeded(ReplyRequest request) {
        SamplingOptions sampling = request.options().sampling();
        return request.withOptions(request.options()
                .withSampling(sampling.withSeed(sampling.seed().orElseGet(() -> seeds.nextLong() >>> 11))));
    }

    private ReplyDetails begun(ReplyRequest request) {
        return ReplyDetails.begun(
                engine.model().name(), request.options().sampling().seed());
    }

    /** Reads the conversation only when no answer is being made in it: what is read is whole then. */
    private Reply startStored(String id, ReplyRequest given) {
        if (!starting.add(id)) {
            throw new ConversationBusyException();
        }
        try {
            if (active.containsKey(id)) {
                throw new ConversationBusyException();
            }
            ReplyRequest request = turns.asMeant(id, given);
            List<ChatMessage> history = fittingHistory(request);
            ConversationTurns.Turn turn = turns.begin(id, request, begun(request));
            Reply reply = new Reply(turn.question(), turn.answer());
            active.put(id, reply);
            return run(reply, StoredAnswer.in(turns.store(), turn.answer()), request, history);
        } finally {
            starting.remove(id);
        }
    }

    private Reply run(Reply reply, StoredAnswer answer, ReplyRequest request, List<ChatMessage> history) {
        Thread thread = Thread.ofVirtual().name("reply-" + reply.messageId()).unstarted(() -> {
            ReplyEvent last;
            try (answer) {
                last = make(reply, answer, request, history);
            } catch (RuntimeException | Error e) {
                last = new ReplyEvent.Failed(answer.fail(), asResonance(e));
            }
            active.remove(reply.conversationId(), reply);
            running.remove(Thread.currentThread());
            reply.add(last);
        });
        running.put(thread, reply);
        thread.start();
        return reply;
    }

    private ReplyEvent make(Reply reply, StoredAnswer answer, ReplyRequest request, List<ChatMessage> history) {
        boolean more = request.place() instanceof ReplyPlace.More;
        List<Passage> passages = more ? answer.passages() : retrieve(reply, answer, request, history);
        ContextWindow.Fitted fitted = window.fit(history, passages, request.options());
        reply.fitted(fitted.trimmedMessages());
        answer.fitted(more ? answer.sources() : SourceList.sources(passages, fitted.shown()), fitted.trimmedMessages());
        if (answer.searched()) {
            reply.add(new ReplyEvent.SourcesFound(answer.outcome(), answer.sources()));
        }
        if (!answer.content().isEmpty()) {
            reply.add(new ReplyEvent.Text(answer.content()));
        }
        return reply.cancelled()
                ? new ReplyEvent.Done(answer.finish(StoredAnswer.CANCELLED_EARLY, reply.endedEarly()))
                : generate(reply, answer, request.options(), fitted.messages());
    }

    private List<Passage> retrieve(Reply reply, StoredAnswer answer, ReplyRequest request, List<ChatMessage> history) {
        Optional<PassageSearch.Plan> plan = search.plan(request, history);
        if (plan.isEmpty()) {
            return List.of();
        }
        reply.add(new ReplyEvent.StageReached(ReplyStage.SEARCHING, 0));
        Thread searching = Thread.currentThread();
        reply.onCancel(searching::interrupt);
        try {
            RetrievalOutcome outcome = plan.get().run();
            answer.retrieved(outcome);
            return outcome.found();
        } finally {
            reply.onCancel(() -> {});
            // A cancel that came while searching has left its mark on the thread; from here on the flag tells.
            Thread.interrupted();
        }
    }

    private ReplyEvent generate(Reply reply, StoredAnswer answer, ReplyOptions options, List<ChatMessage> messages) {
        reply.add(
                new ReplyEvent.StageReached(answer.sources().isEmpty() ? ReplyStage.THINKING : ReplyStage.READING, 0));
        CitationFilter citations = CitationFilter.after(answer.content(), answer.sources());
        GenerationRequest request = new GenerationRequest(
                new Prompt.Chat(messages),
                options.sampling(),
                options.maxNewTokens(),
                options.stop(),
                options.timeLimit(),
                options.logprobs());
        List<TokenScore> unsaid = new ArrayList<>(); // of text that the citations hold back
        try (Generation generation = engine.generate(request)) {
            reply.onCancel(generation::cancel);
            while (true) {
                switch (generation.next()) {
                    case GenerationEvent.Queued queued ->
                        reply.add(new ReplyEvent.StageReached(ReplyStage.QUEUED, queued.place()));
                    case GenerationEvent.Started ignored ->
                        reply.add(new ReplyEvent.StageReached(ReplyStage.THINKING, 0));
                    case GenerationEvent.Text text -> {
                        unsaid.addAll(text.tokens());
                        write(reply, answer, citations.accept(text.text()), unsaid);
                    }
                    case GenerationEvent.Finished finished -> {
                        write(reply, answer, citations.end(), unsaid);
                        if (finished.reason() != FinishReason.CANCELLED) {
                            write(reply, answer, Attribution.missing(answer, citations), unsaid);
                        }
                        AnswerSupport support = Attribution.of(answer, citations);
                        return new ReplyEvent.Done(answer.finish(finished, reply.endedEarly()), support);
                    }
                }
            }
        }
    }

    private static void write(Reply reply, StoredAnswer answer, String text, List<TokenScore> tokens) {
        if (!text.isEmpty()) {
            answer.append(text);
            reply.add(new ReplyEvent.Text(text, tokens));
            tokens.clear();
        }
    }

    private static ResonanceException asResonance(Throwable failure) {
        if (failure instanceof ResonanceException known) {
            return known;
        }
        log.error("a reply failed", failure);
        return new GenerationFailedException("the reply failed inside Resonance: see the log", failure);
    }
}

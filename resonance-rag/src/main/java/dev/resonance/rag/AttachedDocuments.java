package dev.resonance.rag;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.resonance.rag.query.QueryOptimizer;
import dev.resonance.rag.query.QueryPlan;
import dev.resonance.rag.text.PlainText;
import dev.resonance.rag.text.WrittenText;
import dev.resonance.retrieval.AttachedText;
import dev.resonance.retrieval.Passage;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.retrieval.RetrievalOutcome.FailureKind;
import dev.resonance.retrieval.RetrievalQuery;
import dev.resonance.retrieval.RetrievalTrace;
import dev.resonance.retrieval.Retriever;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Answers from the files of a conversation, which come with each query: no network, an index in memory.
 *
 * <pre>{@code
 * Resonance.builder().model(Models.nano()).attachments(AttachedDocuments.create()).build();
 * }</pre>
 *
 * <p>Passages are those of {@link LocalDocuments}; their host is the file's name, and they have no URL. Greetings and
 * sums are {@code Skipped}, and so is a query without files. The indexes of the conversations asked last are kept for
 * half an hour, at most 32 Mi characters of text; a new file makes a new one. Thread-safe.
 */
public final class AttachedDocuments implements Retriever {
    private static final long MAX_CHARACTERS = 32L * 1024 * 1024;

    private final DocumentSearch search = new DocumentSearch();
    /** An index lives on the heap alone, so that one which is pushed out while somebody reads it needs no closing. */
    private final Cache<List<String>, PassageIndex> indexes = Caffeine.newBuilder()
            .maximumWeight(MAX_CHARACTERS)
            .weigher((List<String> ids, PassageIndex index) -> index.characters())
            .expireAfterAccess(Duration.ofMinutes(30))
            .executor(Runnable::run)
            .build();

    private volatile boolean closed;

    private AttachedDocuments() {}

    public static AttachedDocuments create() {
        return new AttachedDocuments();
    }

    @Override
    public RetrievalOutcome retrieve(RetrievalQuery query) {
        String question = PlainText.line(query.question());
        if (closed || Thread.currentThread().isInterrupted()) {
            return new RetrievalOutcome.Failed(
                    question,
                    FailureKind.CANCELLED,
                    closed ? "the documents are closed" : "the search was interrupted");
        }
        // The day matters for what is searched, not for whether anything is.
        return switch (QueryOptimizer.plan(query, LocalDate.EPOCH)) {
            case QueryPlan.Invalid invalid ->
                new RetrievalOutcome.Failed(question, FailureKind.INVALID_QUERY, invalid.why());
            case QueryPlan.Skip skip -> new RetrievalOutcome.Skipped(skip.why());
            case QueryPlan.Search ignored -> search(question, query);
        };
    }

    private RetrievalOutcome search(String question, RetrievalQuery query) {
        if (query.attachments().isEmpty()) {
            return new RetrievalOutcome.Skipped("no file is attached");
        }
        long start = System.nanoTime();
        List<String> ids =
                query.attachments().stream().map(AttachedText::id).sorted().toList();
        PassageIndex index = indexes.get(ids, missing -> indexed(query.attachments()));
        List<Passage> passages = search.find(index, question, query);
        RetrievalTrace trace = new RetrievalTrace(
                question,
                "attachments",
                1,
                Duration.ofNanos(System.nanoTime() - start),
                0,
                false,
                Optional.empty(),
                List.of());
        return passages.isEmpty()
                ? new RetrievalOutcome.NoResults(question, trace)
                : new RetrievalOutcome.Results(question, passages, trace);
    }

    private static PassageIndex indexed(List<AttachedText> files) {
        PassageIndex index = new PassageIndex();
        for (AttachedText file : files) {
            String name = PlainText.line(file.name(), 200);
            index.put(file.id(), "", name, DocumentSearch.passages(WrittenText.of(file.text()), name));
        }
        return index;
    }

    /** Forgets what was read. */
    @Override
    public void close() {
        closed = true;
        indexes.invalidateAll();
    }
}

package dev.resonance.rag;

import static dev.resonance.error.InvalidValueException.require;

import dev.resonance.rag.pages.Page;
import dev.resonance.rag.pages.PageReader;
import dev.resonance.rag.text.DocumentText;
import dev.resonance.rag.text.PassageText;
import dev.resonance.rag.text.Passages;
import dev.resonance.rag.text.PlainText;
import dev.resonance.retrieval.Passage;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.retrieval.RetrievalOutcome.FailureKind;
import dev.resonance.retrieval.RetrievalQuery;
import dev.resonance.retrieval.Retriever;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Reads the pages that another retriever found, and ranks their passages and its snippets by BM25: at most two of a
 * host. Pages are tried in their order, of a host one at a time, until as many are read as are wanted; one that cannot be
 * read leaves its snippet, and a step in the trace says why.
 *
 * <p>Thread-safe. Closing it closes the other retriever and the reader.
 */
public final class PageReadingRetriever implements Retriever {
    private static final int MAX_PER_HOST = 2;
    private static final int DEPTH = 60;
    private static final int MOST_PAGES = 4;

    private final Retriever found;
    private final PageReader reader;
    private final int pages;
    private final Duration limit;
    private final QuestionAnalyzer questions = new QuestionAnalyzer();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private PageReadingRetriever(Retriever found, PageReader reader, int pages, Duration limit) {
        this.found = found;
        this.reader = reader;
        this.pages = pages;
        this.limit = limit;
    }

    /** Reads four pages of what {@code found} finds for at most {@code limit} a search, on top of its own time. */
    public static PageReadingRetriever of(Retriever found, PageReader reader, Duration limit) {
        return of(found, reader, MOST_PAGES, limit);
    }

    /**
     * The same with another number of pages.
     *
     * @param pages 1 to 4
     * @param limit above zero
     * @throws dev.resonance.error.InvalidValueException if a value is not allowed
     */
    public static PageReadingRetriever of(Retriever found, PageReader reader, int pages, Duration limit) {
        require(pages >= 1 && pages <= MOST_PAGES, "pages to read", pages, "a number from 1 to " + MOST_PAGES);
        require(limit.isPositive(), "time for pages", limit, "above 0");
        return new PageReadingRetriever(found, reader, pages, limit);
    }

    @Override
    public RetrievalOutcome retrieve(RetrievalQuery query) {
        RetrievalOutcome outcome = found.retrieve(query.withMaxResults(10));
        if (outcome instanceof RetrievalOutcome.Partial partial) {
            return new RetrievalOutcome.Partial(
                    partial.query(), first(partial.passages(), query.maxResults()), partial.trace());
        }
        if (!(outcome instanceof RetrievalOutcome.Results results)) {
            return outcome;
        }
        try {
            List<String> steps = new ArrayList<>(results.trace().steps());
            Map<String, DocumentText> pages = read(results.passages(), steps);
            List<Passage> best = ranked(PlainText.line(query.question()) + " " + results.query(), results, pages);
            return new RetrievalOutcome.Results(
                    results.query(),
                    first(best, query.maxResults()),
                    results.trace().withSteps(steps));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new RetrievalOutcome.Failed(results.query(), FailureKind.CANCELLED, "the search was interrupted");
        }
    }

    private Map<String, DocumentText> read(List<Passage> results, List<String> steps) throws InterruptedException {
        PageRound round = new PageRound(reader, pages, limit);
        Map<String, Page> tried = round.read(results, threads);
        Map<String, DocumentText> texts = new HashMap<>();
        for (Passage passage : results) {
            Page page = tried.get(passage.url());
            if (page instanceof Page.Text text) {
                texts.put(passage.url(), text.document());
            } else if (page instanceof Page.Refused refused) {
                steps.add(passage.host() + " not read: " + refused.why());
            }
        }
        return texts;
    }

    /** By BM25; where no passage has a word of the question, in the order they were found. */
    private List<Passage> ranked(String question, RetrievalOutcome.Results results, Map<String, DocumentText> pages) {
        try (PassageIndex index = new PassageIndex()) {
            for (Passage result : results.passages()) {
                List<PassageText> texts = new ArrayList<>(List.of(new PassageText(result.title(), result.text())));
                DocumentText page = pages.get(result.url());
                if (page != null) {
                    texts.addAll(Passages.of(page, result.title()));
                }
                index.put(result.url(), result.url(), result.host(), texts);
            }
            Set<String> terms = questions.terms(question);
            List<Passage> best = terms.isEmpty() ? List.of() : diverse(index.best(terms, Set.of(), DEPTH));
            return best.isEmpty() ? results.passages() : best;
        }
    }

    private static List<Passage> first(List<Passage> passages, int count) {
        return passages.subList(0, Math.min(count, passages.size()));
    }

    private static List<Passage> diverse(List<Passage> passages) {
        Map<String, Integer> perHost = new HashMap<>();
        return passages.stream()
                .filter(passage -> perHost.merge(passage.host(), 1, Integer::sum) <= MAX_PER_HOST)
                .toList();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        found.close();
        reader.close();
    }
}

package dev.resonance.rag;

import dev.resonance.rag.text.PassageText;
import dev.resonance.retrieval.Passage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Passages in memory, found by their words (BM25, Robertson and Zaragoza 2009). A word in the title counts half: the
 * title says what a passage is about, but not what it tells.
 *
 * <p>Thread-safe; a change is seen by every search that starts after it.
 */
final class PassageIndex implements AutoCloseable {
    private static final String TITLE = "title";
    private static final String TEXT = "text";
    private static final String DOCUMENT = "document";
    private static final String ORDER = "order";
    private static final float TITLE_WEIGHT = 0.5f;

    /** Best first; equal ones in the order they were added, so that the same question gives the same passages. */
    private static final Sort BEST_FIRST = new Sort(SortField.FIELD_SCORE, new SortField(ORDER, SortField.Type.LONG));

    private static final Sort AS_WRITTEN = new Sort(new SortField(ORDER, SortField.Type.LONG));

    private final IndexWriter writer;
    private final SearcherManager searchers;
    private long added;
    private int characters;

    PassageIndex() {
        try {
            writer = new IndexWriter(new ByteBuffersDirectory(), new IndexWriterConfig(new EnglishAnalyzer()));
            searchers = new SearcherManager(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException("a memory index could not be made", e);
        }
    }

    /** Replaces what there is of the document {@code id}. */
    synchronized void put(String id, String url, String host, List<PassageText> passages) {
        List<Document> documents = new ArrayList<>();
        for (PassageText passage : passages) {
            Document document = new Document();
            document.add(new StringField(DOCUMENT, id, Field.Store.NO));
            document.add(new TextField(TITLE, passage.title(), Field.Store.YES));
            document.add(new TextField(TEXT, passage.text(), Field.Store.YES));
            document.add(new StoredField("url", url));
            document.add(new StoredField("host", host));
            document.add(new NumericDocValuesField(ORDER, added++));
            documents.add(document);
            characters += passage.title().length() + passage.text().length();
        }
        try {
            writer.updateDocuments(new Term(DOCUMENT, id), documents);
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }

    /** How much was ever put in: a measure of the memory it takes. */
    synchronized int characters() {
        return characters;
    }

    synchronized void remove(String id) {
        try {
            writer.deleteDocuments(new Term(DOCUMENT, id));
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
    }

    /** Those with any of {@code terms}; {@code hints} only move passages up. */
    List<Passage> best(Set<String> terms, Set<String> hints, int limit) {
        BooleanQuery.Builder wanted = new BooleanQuery.Builder();
        terms.forEach(term -> add(wanted, term, 1));
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        query.add(wanted.build(), BooleanClause.Occur.MUST);
        hints.forEach(term -> add(query, term, 0.3f));
        return find(query.build(), BEST_FIRST, limit);
    }

    /** The first ones, in the order they were added. */
    List<Passage> first(int limit) {
        return find(MatchAllDocsQuery.INSTANCE, AS_WRITTEN, limit);
    }

    private static void add(BooleanQuery.Builder query, String term, float weight) {
        query.add(weighted(new Term(TEXT, term), weight), BooleanClause.Occur.SHOULD);
        query.add(weighted(new Term(TITLE, term), weight * TITLE_WEIGHT), BooleanClause.Occur.SHOULD);
    }

    private static Query weighted(Term term, float weight) {
        return new BoostQuery(new TermQuery(term), weight);
    }

    private List<Passage> find(Query query, Sort sort, int limit) {
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                List<Passage> passages = new ArrayList<>();
                for (ScoreDoc hit : searcher.search(query, limit, sort).scoreDocs) {
                    passages.add(passage(searcher.storedFields().document(hit.doc)));
                }
                return passages;
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }

    private static Passage passage(Document document) {
        return new Passage(document.get(TITLE), document.get("url"), document.get("host"), document.get(TEXT));
    }

    @Override
    public void close() {
        try {
            searchers.close();
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException("closing a memory index failed", e);
        }
    }
}

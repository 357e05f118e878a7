package dev.resonance.rag;

import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.retrieval.RetrievalQuery;
import dev.resonance.retrieval.Retriever;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers from the documents of one folder, whatever becomes of them: a search that comes half a minute after the last
 * look brings what has changed, for the searches after it. A folder that is empty, or gone, is one without documents.
 *
 * <p>Thread-safe.
 */
public final class FolderDocuments implements Retriever {
    private static final Logger LOG = LoggerFactory.getLogger(FolderDocuments.class);
    private static final long INTERVAL_NANOS = 30_000_000_000L;

    private final Path folder;
    private final LocalDocuments documents;
    private final AtomicLong lastLook = new AtomicLong(System.nanoTime());

    private FolderDocuments(Path folder, DocumentReader reader) {
        this.folder = folder;
        this.documents = LocalDocuments.reading(reader);
    }

    /** Reads the folder, which may take a while; files of other kinds than text, Markdown and HTML by {@code reader}. */
    public static FolderDocuments of(Path folder, DocumentReader reader) {
        FolderDocuments documents = new FolderDocuments(folder, reader);
        documents.refresh();
        return documents;
    }

    /** Brings the documents up to date now. */
    public void refresh() {
        try {
            documents.add(folder);
        } catch (UnreadableDocumentException e) {
            LOG.warn("{}", e.getMessage());
        }
    }

    @Override
    public RetrievalOutcome retrieve(RetrievalQuery query) {
        long now = System.nanoTime();
        long last = lastLook.get();
        if (now - last > INTERVAL_NANOS && lastLook.compareAndSet(last, now)) {
            Thread.ofVirtual().name("documents").start(this::refreshWhileOpen);
        }
        return documents.retrieve(query);
    }

    private void refreshWhileOpen() {
        try {
            refresh();
        } catch (IllegalStateException e) {
            LOG.debug("the documents were closed while they were read");
        }
    }

    @Override
    public void close() {
        documents.close();
    }
}

package dev.resonance.rag;

import dev.resonance.error.ResonanceException;
import dev.resonance.rag.text.DocumentText;
import dev.resonance.rag.text.PlainText;
import dev.resonance.rag.text.WrittenText;
import dev.resonance.retrieval.Passage;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.retrieval.RetrievalOutcome.FailureKind;
import dev.resonance.retrieval.RetrievalQuery;
import dev.resonance.retrieval.RetrievalTrace;
import dev.resonance.retrieval.Retriever;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers from files: no network, no services, an index in memory.
 *
 * <pre>{@code
 * try (LocalDocuments notes = LocalDocuments.of(Path.of("notes.txt"), Path.of("manuals"))) {
 *     notes.retrieve(RetrievalQuery.of("Who wrote the song?")).found();
 * }
 * }</pre>
 *
 * <p>Text, Markdown and HTML are cut into passages of a few sentences, at most about 120 tokens, ranked by BM25, and
 * narrowed to the sentences that speak to the question; the
 * same question gives the same passages, in the same order. A passage's title is the heading it stands under or the
 * subject it starts with, its host the file's name, its URL the file's address. Thread-safe. Reading a file happens in
 * the call that adds it, never in {@link #retrieve}.
 */
public final class LocalDocuments implements Retriever {
    private static final Logger LOG = LoggerFactory.getLogger(LocalDocuments.class);
    private static final int MAX_TEXT_LENGTH = DocumentFile.MAX_BYTES;

    private final PassageIndex index = new PassageIndex();
    private final DocumentSearch search = new DocumentSearch();
    /** What was read of each file. */
    private final Map<Path, FileVersion> versions = new ConcurrentHashMap<>();

    private final ReadWriteLock life = new ReentrantReadWriteLock();
    private boolean closed;

    private final DocumentFile files;

    private LocalDocuments(DocumentFile files) {
        this.files = files;
    }

    /** No documents yet: they come by {@link #add(Path)} and {@link #add(String, String, String)}. */
    public static LocalDocuments empty() {
        return new LocalDocuments(DocumentFile.ofKnownKinds());
    }

    /** No documents yet; files of other kinds than text, Markdown and HTML are read by {@code reader}. */
    public static LocalDocuments reading(DocumentReader reader) {
        return new LocalDocuments(DocumentFile.alsoBy(reader));
    }

    /**
     * The documents of these files and folders.
     *
     * @throws UnreadableDocumentException as {@link #add(Path)}
     */
    public static LocalDocuments of(Path... filesAndFolders) {
        LocalDocuments documents = empty();
        try {
            for (Path path : filesAndFolders) {
                documents.add(path);
            }
            return documents;
        } catch (RuntimeException e) {
            documents.close();
            throw e;
        }
    }

    /**
     * Adds a file, or all readable files below a folder (16 levels, 10 000 files; hidden files and links are passed by,
     * and so, with a warning in the log, is what cannot be read). Adding it again brings it up to date: what has changed
     * is read, and what is gone from a folder is forgotten.
     *
     * @throws UnreadableDocumentException if the path is missing, if it is a file of no known kind, not text or
     *     larger than 10 MiB, or if it is a folder without any readable file
     * @throws IllegalStateException if closed
     */
    public void add(Path fileOrFolder) {
        Path path = fileOrFolder.toAbsolutePath().normalize();
        if (!Files.isDirectory(path)) {
            if (!Files.isRegularFile(path)) {
                throw new UnreadableDocumentException(fileOrFolder + " is not there: check the path");
            }
            addFile(path);
            return;
        }
        int read = 0;
        List<Path> found = DocumentFolder.files(path, files::reads);
        versions.keySet().stream()
                .filter(known -> known.startsWith(path) && !found.contains(known))
                .toList()
                .forEach(this::remove);
        for (Path file : found) {
            try {
                addFile(file);
                read++;
            } catch (ResonanceException e) {
                LOG.warn("{}; it is left out", e.getMessage());
            }
        }
        if (read == 0) {
            throw new UnreadableDocumentException(
                    fileOrFolder + " holds no readable document: give " + DocumentKind.NAMES + " files");
        }
    }

    /**
     * Adds text that is no file here, such as an attachment, or replaces what was added under this id.
     *
     * @param id any unique text
     * @param name what the reader sees, such as the attachment's name
     * @param text plain text or Markdown, at most 10 Mi characters
     * @throws UnreadableDocumentException if it is longer
     * @throws IllegalStateException if closed
     */
    public void add(String id, String name, String text) {
        if (text.length() > MAX_TEXT_LENGTH) {
            throw new UnreadableDocumentException("a text of " + text.length() + " characters is too long: at most "
                    + MAX_TEXT_LENGTH + ", split it");
        }
        put(id, "", PlainText.line(name, 200), WrittenText.of(text));
    }

    /** Forgets a file or a text; without effect where there is none. */
    public void remove(String id) {
        whileOpen(() -> index.remove(id));
    }

    /** Forgets a file; without effect where there is none. */
    public void remove(Path file) {
        Path path = file.toAbsolutePath().normalize();
        versions.remove(path);
        remove(idOf(path));
    }

    /**
     * {@inheritDoc}
     *
     * <p>No passage has a word of the question: {@code NoResults}. Earlier questions decide only between passages that
     * fit the question itself, unless it has no word of its own ("And what about that?"). A question about the
     * documents as a whole gives their first passages.
     */
    @Override
    public RetrievalOutcome retrieve(RetrievalQuery query) {
        long start = System.nanoTime();
        String question = PlainText.line(query.question());
        if (question.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return new RetrievalOutcome.Failed(question, FailureKind.INVALID_QUERY, "the question has no words");
        }
        if (Thread.currentThread().isInterrupted()) {
            return new RetrievalOutcome.Failed(question, FailureKind.CANCELLED, "the search was interrupted");
        }
        life.readLock().lock();
        try {
            if (closed) {
                return new RetrievalOutcome.Failed(question, FailureKind.CANCELLED, "the documents are closed");
            }
            List<Passage> passages = search.find(index, question, query);
            RetrievalTrace trace = trace(question, System.nanoTime() - start);
            return passages.isEmpty()
                    ? new RetrievalOutcome.NoResults(question, trace)
                    : new RetrievalOutcome.Results(question, passages, trace);
        } finally {
            life.readLock().unlock();
        }
    }

    private void addFile(Path file) {
        FileVersion version = FileVersion.of(file);
        if (!version.equals(versions.get(file))) {
            DocumentText document = files.read(file);
            put(idOf(file), idOf(file), file.getFileName().toString(), document);
            versions.put(file, version);
        }
    }

    private void put(String id, String url, String host, DocumentText document) {
        whileOpen(() -> index.put(id, url, host, DocumentSearch.passages(document, host)));
    }

    private void whileOpen(Runnable change) {
        life.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException("the documents are closed");
            }
            change.run();
        } finally {
            life.readLock().unlock();
        }
    }

    private static String idOf(Path file) {
        return file.toUri().toString();
    }

    private static RetrievalTrace trace(String question, long nanos) {
        return new RetrievalTrace(
                question, "local-documents", 1, Duration.ofNanos(nanos), 0, false, Optional.empty(), List.of());
    }

    @Override
    public void close() {
        life.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                index.close();
            }
        } finally {
            life.writeLock().unlock();
        }
    }
}

package dev.resonance.server.app;

import dev.resonance.rag.DocumentReader;
import dev.resonance.rag.FolderDocuments;
import dev.resonance.rag.GuardedRetriever;
import dev.resonance.rag.PageReadingRetriever;
import dev.resonance.rag.RetrieverChain;
import dev.resonance.rag.SuspicionPolicy;
import dev.resonance.rag.duckduckgo.DuckDuckGoRetriever;
import dev.resonance.rag.pages.PageReader;
import dev.resonance.rag.searxng.SearxngRetriever;
import dev.resonance.retrieval.Retriever;
import dev.resonance.server.config.SearchSettings;
import dev.resonance.server.config.StorageSettings;
import dev.resonance.server.config.WebSearchSettings;
import dev.resonance.storage.document.FileText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes what a reply searches from the settings. Stateless. */
final class Searches {
    /** On top of the search's own time. */
    private static final Duration READING = Duration.ofSeconds(10);

    /** {@code resonance-storage} reads the kinds of file that {@code resonance-rag} does not know by itself. */
    private record OfficeFiles(FileText texts) implements DocumentReader {
        @Override
        public boolean reads(String fileName) {
            return texts.reads(fileName);
        }

        @Override
        public String read(Path file) {
            return texts.read(file);
        }
    }

    private Searches() {}

    /** Documents and web together, fused by rank; absent where neither is to be searched. */
    static Optional<Retriever> retriever(SearchSettings settings, StorageSettings storage) {
        Optional<Retriever> documents = settings.documents().map(folder -> documents(folder, storage));
        Retriever[] all = Stream.concat(documents.stream(), settings.web().map(Searches::web).stream())
                .toArray(Retriever[]::new);
        return switch (all.length) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(guarded(all[0], settings.suspicious()));
            default -> Optional.of(guarded(RetrieverChain.merged(all), settings.suspicious()));
        };
    }

    private static Retriever documents(Path folder, StorageSettings storage) {
        Path work = storage.directory().resolve("incoming");
        return FolderDocuments.of(folder, new OfficeFiles(FileText.workingIn(work)));
    }

    private static Retriever web(WebSearchSettings settings) {
        DuckDuckGoRetriever.Builder builder = DuckDuckGoRetriever.builder();
        settings.duckDuckGo().ifPresent(builder::searchUrl);
        Retriever duckDuckGo = builder.build();
        Retriever engines = settings.searxng()
                .<Retriever>map(server -> RetrieverChain.firstOf(SearxngRetriever.of(server), duckDuckGo))
                .orElse(duckDuckGo);
        return settings.pagesRead() == 0
                ? engines
                : PageReadingRetriever.of(
                        engines, PageReader.allowing(settings.hostsRead()), settings.pagesRead(), READING);
    }

    private static Retriever guarded(Retriever retriever, SuspicionPolicy policy) {
        return policy == SuspicionPolicy.KEEP ? retriever : GuardedRetriever.of(retriever, policy);
    }
}

package dev.resonance.rag.duckduckgo;

import dev.resonance.retrieval.RetrievalTrace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happened in one search so far. One thread. */
final class SearchLog {
    private static final Logger LOG = LoggerFactory.getLogger(SearchLog.class);

    private final InstantSource clock;
    private final SearchListener listener;
    private final Instant start;
    private final List<String> steps = new ArrayList<>();
    private String engine = "";
    private int attempts;
    private int adsDropped;
    private boolean degraded;

    SearchLog(InstantSource clock, SearchListener listener) {
        this.clock = clock;
        this.listener = listener;
        this.start = clock.instant();
    }

    Instant start() {
        return start;
    }

    void attempted(String name, String result) {
        engine = name;
        attempts++;
        step(name + " " + result);
        listener.on(new SearchEvent.Attempted(name, attempts, result));
    }

    void found(int ads, int duplicates, boolean byPlace) {
        adsDropped += ads;
        degraded |= byPlace;
        if (ads + duplicates > 0) {
            step(ads + " ads and " + duplicates + " duplicates dropped");
            listener.on(new SearchEvent.Dropped(ads, duplicates));
        }
        if (byPlace) {
            step("class names have changed, read by place");
            LOG.warn("{} has changed its page: results were read by their place in it", engine);
        }
    }

    /** {@code stale}: only because no fresh answer can be had. */
    void kept(boolean stale) {
        step(stale ? "kept answer, because refused" : "kept answer");
        listener.on(new SearchEvent.FromCache(stale));
    }

    void step(String line) {
        steps.add(line);
    }

    RetrievalTrace trace() {
        Duration elapsed = Duration.between(start, clock.instant());
        return new RetrievalTrace("", engine, attempts, elapsed, adsDropped, degraded, Optional.empty(), steps);
    }
}

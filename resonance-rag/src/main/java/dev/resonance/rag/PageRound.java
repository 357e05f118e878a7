package dev.resonance.rag;

import dev.resonance.rag.pages.Page;
import dev.resonance.rag.pages.PageReader;
import dev.resonance.retrieval.Passage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Reads pages in their order until enough are read: never more at a time than are still wanted, of a host one at a time,
 * all within one limit. A page gets a third of it, so that one which hangs leaves time for those behind it. One thread,
 * one round.
 */
final class PageRound {
    private record Ended(Passage passage, Page page) {}

    private final PageReader reader;
    private final int wanted;
    private final Duration limit;
    private final long end;
    private final Map<String, Page> pages = new HashMap<>();
    private final Set<String> busyHosts = new HashSet<>();
    private final List<Future<?>> running = new ArrayList<>();
    private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
    private int active;
    private int read;

    PageRound(PageReader reader, int wanted, Duration limit) {
        this.reader = reader;
        this.wanted = wanted;
        this.limit = limit;
        this.end = System.nanoTime() + limit.toNanos();
    }

    /** By address the pages that were read or refused; those that were not needed are not there. */
    Map<String, Page> read(List<Passage> results, ExecutorService threads) throws InterruptedException {
        Deque<Passage> waiting = new ArrayDeque<>(results);
        try {
            start(waiting, threads);
            while (active > 0 && read < wanted) {
                Ended next = ended.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
                if (next == null) {
                    break;
                }
                active--;
                busyHosts.remove(next.passage().host());
                pages.put(next.passage().url(), next.page());
                read += next.page() instanceof Page.Text ? 1 : 0;
                start(waiting, threads);
            }
        } finally {
            running.forEach(page -> page.cancel(true));
        }
        return pages;
    }

    private void start(Deque<Passage> waiting, ExecutorService threads) {
        Iterator<Passage> next = waiting.iterator();
        while (next.hasNext() && active < wanted - read) {
            Passage passage = next.next();
            if (busyHosts.add(passage.host())) {
                next.remove();
                active++;
                pages.put(passage.url(), new Page.Refused("too slow"));
                running.add(threads.submit(() -> {
                    ended.add(new Ended(passage, page(passage)));
                    return true;
                }));
            }
        }
    }

    private Page page(Passage passage) throws InterruptedException {
        long left = Math.min(limit.toNanos() / 3, end - System.nanoTime());
        return reader.read(passage.url(), Duration.ofNanos(Math.max(1, left)));
    }
}

package dev.resonance.server.api;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What was asked for through this server and has not ended. Thread-safe. */
final class RunningJobs {
    private final JobMetrics metrics;
    private final Set<Job<?>> running = ConcurrentHashMap.newKeySet();
    private final Set<Job<?>> queued = ConcurrentHashMap.newKeySet();

    RunningJobs(JobMetrics metrics) {
        this.metrics = metrics;
    }

    /** Counts the jobs until they end, and collects their events for one reader. */
    <E> EventFeed<E> feed(List<? extends Job<E>> jobs) {
        running.addAll(jobs);
        EventFeed<E> feed = new EventFeed<>();
        for (int index = 0; index < jobs.size(); index++) {
            int choice = index;
            Job<E> job = jobs.get(index);
            Thread.ofVirtual().name("feed").start(() -> pump(job, choice, feed));
        }
        return feed;
    }

    /** How many run or wait. */
    int active() {
        return running.size();
    }

    /** How many of them wait for their turn. */
    int queued() {
        return queued.size();
    }

    void interrupt() {
        running.forEach(Job::interrupt);
    }

    private <E> void pump(Job<E> job, int choice, EventFeed<E> feed) {
        try {
            job.forEach(event -> {
                if (job.isQueued(event)) {
                    queued.add(job);
                } else {
                    queued.remove(job);
                }
                metrics.count(event);
                feed.add(new EventFeed.Item<>(choice, event, job.isLast(event)));
            });
        } finally {
            queued.remove(job);
            running.remove(job);
        }
    }
}

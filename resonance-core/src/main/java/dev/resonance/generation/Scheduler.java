package dev.resonance.generation;

import dev.resonance.engine.EngineBusyException;
import dev.resonance.engine.EngineClosedException;
import dev.resonance.engine.FinishReason;
import dev.resonance.generation.LanguageModel.Feed;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs all active generations as one batch. New ones join between two steps, ended ones leave; a long prompt is read in
 * chunks, so that the others go on meanwhile. One thread of its own uses the model; {@link #submit} may be called from
 * any.
 */
final class Scheduler implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Scheduler.class);
    private static final int CHUNK_ALONE = 512;
    private static final int CHUNK_AMONG_OTHERS = 64;
    /** In one step, over all generations: so many more rows cost a step of one or two generations little. */
    private static final int MOST_GUESSES = 8;
    /** With more generations than these a step is bound by arithmetic, and a wrong guess costs what a token costs. */
    private static final int MOST_GUESSING = 2;

    private final LanguageModel model;
    private final EndTokens endTokens;
    private final EngineOptions options;
    private final PrefixCache prefixes;
    private final Thread thread;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<GenerationJob> waiting = new ArrayDeque<>();
    private int activeCount;
    private boolean closed;

    /** Seen by the scheduler's thread alone. */
    private final List<GenerationJob> active = new ArrayList<>();

    private @Nullable Throwable broken;

    Scheduler(LanguageModel model, EndTokens endTokens, EngineOptions options) {
        this.model = model;
        this.endTokens = endTokens;
        this.options = options;
        this.prefixes = new PrefixCache(model, options.maxBatch());
        this.thread =
                Thread.ofPlatform().name("resonance-scheduler").daemon(true).start(this::run);
    }

    void submit(GenerationJob job) {
        lock.lock();
        try {
            if (closed) {
                throw new EngineClosedException();
            }
            int before = activeCount + waiting.size();
            if (before >= options.maxBatch() + options.maxQueue()) {
                throw new EngineBusyException(waiting.size(), Duration.ofSeconds(1));
            }
            if (before >= options.maxBatch()) {
                job.queuedAt(before - options.maxBatch() + 1);
            }
            waiting.addLast(job);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (model;
                prefixes) {
            work();
        } catch (RuntimeException | Error e) {
            log.error("the scheduler failed; this engine answers nothing more", e);
            broken = e;
        } finally {
            abandonAll();
        }
    }

    private void work() {
        try {
            while (admit()) {
                endThoseThatMust();
                if (!active.isEmpty()) {
                    step();
                }
            }
            List.copyOf(active).forEach(job -> finish(job, FinishReason.CANCELLED));
        } catch (RuntimeException | Error e) {
            List.copyOf(active).forEach(job -> fail(job, e));
            throw e;
        }
    }

    /** Moves waiting jobs into the batch; waits where there is nothing to do. False once the engine is closed. */
    private boolean admit() {
        List<GenerationJob> admitted = new ArrayList<>();
        lock.lock();
        try {
            while (!closed && active.isEmpty() && waiting.isEmpty()) {
                changed.awaitUninterruptibly();
            }
            endWaiting();
            boolean moved = false;
            while (active.size() + admitted.size() < options.maxBatch() && !waiting.isEmpty()) {
                admitted.add(waiting.removeFirst());
                moved = true;
            }
            if (moved) {
                int place = 1;
                for (GenerationJob job : waiting) {
                    job.queuedAt(place++);
                }
            }
            activeCount = active.size() + admitted.size();
            if (closed) {
                waiting.addAll(admitted);
                return false;
            }
        } finally {
            lock.unlock();
        }
        for (GenerationJob job : admitted) {
            start(job);
        }
        return true;
    }

    private void endWaiting() {
        for (Iterator<GenerationJob> jobs = waiting.iterator(); jobs.hasNext(); ) {
            GenerationJob job = jobs.next();
            FinishReason reason = job.mustEnd();
            if (reason != null) {
                jobs.remove();
                job.finish(reason);
            }
        }
    }

    private void start(GenerationJob job) {
        try {
            job.start(prefixes.sequenceFor(job.tokens()));
            active.add(job);
        } catch (RuntimeException | OutOfMemoryError e) {
            job.fail(e);
        }
    }

    private void endThoseThatMust() {
        for (GenerationJob job : List.copyOf(active)) {
            FinishReason reason = job.mustEnd();
            if (reason != null) {
                finish(job, reason);
            }
        }
    }

    private void step() {
        int readingPrompts =
                (int) active.stream().filter(GenerationJob::readsPrompt).count();
        int chunk = active.size() == 1
                ? CHUNK_ALONE
                : Math.max(CHUNK_AMONG_OTHERS, CHUNK_ALONE / Math.max(1, 2 * readingPrompts));
        List<GenerationJob> batch = List.copyOf(active);
        int guesses = batch.size() > MOST_GUESSING ? 0 : MOST_GUESSES / batch.size();
        List<Feed> feeds = batch.stream().map(job -> job.next(chunk, guesses)).toList();
        int[] lengths = batch.stream().mapToInt(job -> job.sequence().length()).toArray();
        try {
            advance(batch, feeds, model.step(feeds));
        } catch (RuntimeException | OutOfMemoryError e) {
            log.debug("a step of {} sequences failed; each is tried alone", batch.size(), e);
            stepOneByOne(batch, feeds, lengths);
        }
    }

    /** After a step that failed as a whole, so that only the one that makes it fail is lost. */
    private void stepOneByOne(List<GenerationJob> batch, List<Feed> feeds, int[] lengths) {
        for (int index = 0; index < batch.size(); index++) {
            GenerationJob job = batch.get(index);
            try {
                // Some may have read their tokens before another failed.
                job.sequence().truncate(lengths[index]);
                List<Feed> alone = List.of(feeds.get(index));
                advance(List.of(job), alone, model.step(alone));
            } catch (RuntimeException | OutOfMemoryError e) {
                fail(job, e);
            }
        }
    }

    private void advance(List<GenerationJob> batch, List<Feed> feeds, List<float[]> logits) {
        int row = 0;
        for (int index = 0; index < batch.size(); index++) {
            GenerationJob job = batch.get(index);
            List<float[]> own = logits.subList(row, row += feeds.get(index).logits());
            try {
                @Nullable FinishReason end = job.advance(own, endTokens);
                if (end != null) {
                    finish(job, end);
                }
            } catch (RuntimeException e) {
                fail(job, e);
            }
        }
    }

    private void finish(GenerationJob job, FinishReason reason) {
        active.remove(job);
        prefixes.keep(job.tokens(), job.sequence());
        left();
        job.finish(reason);
    }

    private void fail(GenerationJob job, Throwable cause) {
        active.remove(job);
        job.sequence().close();
        left();
        job.fail(cause);
    }

    private void left() {
        lock.lock();
        try {
            activeCount = active.size();
        } finally {
            lock.unlock();
        }
    }

    private void abandonAll() {
        List<GenerationJob> abandoned = new ArrayList<>(active);
        lock.lock();
        try {
            closed = true;
            abandoned.addAll(waiting);
            waiting.clear();
        } finally {
            lock.unlock();
        }
        for (GenerationJob job : abandoned) {
            if (broken == null) {
                job.finish(FinishReason.CANCELLED);
            } else {
                job.fail(broken);
            }
        }
    }
}

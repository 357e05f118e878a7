package dev.resonance.bench;

import dev.resonance.engine.ChatEngine;
import dev.resonance.engine.EngineBusyException;
import dev.resonance.engine.Generation;
import dev.resonance.engine.GenerationEvent;
import dev.resonance.engine.GenerationRequest;
import dev.resonance.engine.Prompt;
import dev.resonance.engine.SamplingOptions;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Keeps an engine busy with all kinds of replies for a while, and tells what memory that takes: long and short ones,
 * greedy and sampled, such that share a beginning, such that are cancelled, more at once than fit the batch.
 */
public final class Soak {
    private static final int CALLERS = 12;
    private static final int ORDINARY_TOKENS = 200;

    private final ChatEngine engine;
    private final AtomicLong replies = new AtomicLong();

    /** The engine stays the caller's to close. */
    public Soak(ChatEngine engine) {
        this.engine = engine;
    }

    /**
     * What was seen at the end of a stretch of time.
     *
     * @param replies ended since the callers began, the warm-up's too
     * @param residentBytes of the whole process; 0 where the system does not tell
     * @param heapBytes in use after a collection
     */
    public record Sample(Duration sinceStart, long replies, long residentBytes, long heapBytes) {}

    /**
     * Runs for this long, after a stretch that warms up and is not told of.
     *
     * @param every after how long each sample is taken
     * @param samples told of each sample, on the calling thread
     */
    public void run(Duration length, Duration every, Consumer<Sample> samples) {
        long start = System.nanoTime() + every.toNanos();
        List<Thread> callers = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            SplittableRandom random = new SplittableRandom(caller);
            callers.add(Thread.ofPlatform().name("soak-" + caller).start(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    once(random);
                }
            }));
        }
        try {
            for (Duration at = every; at.compareTo(length) <= 0; at = at.plus(every)) {
                Thread.sleep(Duration.ofNanos(Math.max(0, at.toNanos() - (System.nanoTime() - start))));
                samples.accept(sample(at));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            callers.forEach(Thread::interrupt);
        }
    }

    private Sample sample(Duration at) {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return new Sample(at, replies.get(), ProcessMemory.resident(), heap);
    }

    private void once(SplittableRandom random) {
        int window = engine.model().contextLength();
        int length = 1 + random.nextInt(window / 2);
        // A few seeds only, so that many prompts begin alike.
        SplittableRandom beginning = new SplittableRandom(random.nextInt(4));
        List<Integer> prompt = new ArrayList<>();
        for (int index = 0; index < length; index++) {
            SplittableRandom source = index < length / 2 ? beginning : random;
            prompt.add(10 + source.nextInt(ORDINARY_TOKENS));
        }
        SamplingOptions sampling = random.nextBoolean() ? SamplingOptions.greedy() : SamplingOptions.defaults();
        GenerationRequest request =
                GenerationRequest.of(new Prompt.Tokens(prompt), sampling, 1 + random.nextInt(window / 4));
        try (Generation generation = engine.generate(request)) {
            int patience = random.nextInt(3) == 0 ? random.nextInt(20) : Integer.MAX_VALUE;
            for (int events = 0; !(generation.next() instanceof GenerationEvent.Finished); events++) {
                if (events == patience) {
                    generation.cancel();
                }
            }
            replies.incrementAndGet();
        } catch (EngineBusyException e) {
            Thread.onSpinWait();
        }
    }
}

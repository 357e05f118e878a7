package dev.resonance.engine.spi;

import dev.resonance.engine.Generation;
import dev.resonance.engine.GenerationEvent;
import dev.resonance.error.ResonanceException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The events of one {@link Generation} on their way from the thread that makes them to the one that takes them. Any
 * thread may add; one takes, and nothing after the last event. Unbounded: an answer is bounded by the model's window.
 */
public final class EventQueue {
    private static final long LOOK_EVERY_MILLIS = 100;

    private final BlockingQueue<Object> events = new LinkedBlockingQueue<>();
    private boolean lastTaken;

    public void add(GenerationEvent event) {
        events.add(event);
    }

    /** The last event: who takes it gets this exception. */
    public void fail(ResonanceException failure) {
        events.add(failure);
    }

    /**
     * Waits for the next event. An interrupt calls for the generation's end, whose last event is waited for all the same;
     * then the thread is interrupted again.
     *
     * @param look called before waiting, and some ten times a second meanwhile; may add events
     * @param cancel called on an interrupt
     * @throws ResonanceException the failure, if the generation failed
     * @throws IllegalStateException if the last event was taken before
     */
    public GenerationEvent next(Runnable look, Runnable cancel) {
        if (lastTaken) {
            throw new IllegalStateException("the generation has ended: its last event was taken");
        }
        Object event = take(look, cancel);
        lastTaken = !(event instanceof GenerationEvent) || event instanceof GenerationEvent.Finished;
        return switch (event) {
            case GenerationEvent happened -> happened;
            case ResonanceException failure -> throw failure;
            default -> throw new IllegalStateException("not an event: " + event);
        };
    }

    private Object take(Runnable look, Runnable cancel) {
        boolean interrupted = false;
        try {
            while (true) {
                look.run();
                try {
                    Object event = events.poll(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
                    if (event != null) {
                        return event;
                    }
                } catch (InterruptedException e) {
                    interrupted = true;
                    cancel.run();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

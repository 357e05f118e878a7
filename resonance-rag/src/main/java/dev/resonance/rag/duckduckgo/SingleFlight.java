package dev.resonance.rag.duckduckgo;

import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/**
 * Lets all who ask the same at the same time wait for one answer. Who is interrupted leaves; when the last one left,
 * the work is interrupted too.
 *
 * <p>Thread-safe.
 */
final class SingleFlight<K, V> {
    private final ConcurrentMap<K, Flight> flights = new ConcurrentHashMap<>();
    private final Executor threads;

    SingleFlight(Executor threads) {
        this.threads = threads;
    }

    /**
     * The result of {@code work}, or of the same key's work that runs already.
     *
     * @throws ExecutionException if the work threw or was cancelled
     */
    V get(K key, Callable<V> work) throws InterruptedException, ExecutionException {
        Flight flight = flights.compute(
                key, (same, running) -> running != null && running.join() ? running : new Flight(key, work));
        flight.start();
        try {
            return flight.get();
        } catch (java.util.concurrent.CancellationException e) {
            throw new ExecutionException(e);
        } finally {
            flight.leave();
        }
    }

    private final class Flight extends FutureTask<V> {
        private final K key;
        private int waiting = 1;
        private boolean started;

        Flight(K key, Callable<V> work) {
            super(work);
            this.key = key;
        }

        synchronized boolean join() {
            if (isDone() || waiting == 0) {
                return false;
            }
            waiting++;
            return true;
        }

        void start() {
            synchronized (this) {
                if (started) {
                    return;
                }
                started = true;
            }
            threads.execute(this);
        }

        void leave() {
            boolean last;
            synchronized (this) {
                last = --waiting == 0;
            }
            if (last) {
                cancel(true);
            }
        }

        @Override
        protected void done() {
            flights.remove(key, this);
        }
    }
}

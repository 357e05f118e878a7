package dev.resonance.gpt2;

import dev.resonance.model.ModelLoadException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Runs the native work of loading on threads that end with it. OpenMP, which libtorch uses, keeps a team of threads
 * for each thread that ever asked it for work; with more of them than processors, all wait asleep between two layers,
 * and a step of the model takes nearly twice its time. Once loading is over, the scheduler's team is the only one.
 */
final class NativeLoading {
    private NativeLoading() {}

    /** What the supplier gives, and what it throws. An interrupt does not cut it short. */
    static <T> T apart(String threadName, Supplier<T> work) {
        return end(begin(threadName, work));
    }

    /** What the suppliers give, in their order; as many at once as there are processors, the first ones first. */
    static <T> List<T> all(String threadName, List<Supplier<T>> works) {
        AtomicInteger next = new AtomicInteger();
        Object[] results = new Object[works.size()];
        Supplier<Void> worker = () -> {
            for (int i = next.getAndIncrement(); i < results.length; i = next.getAndIncrement()) {
                results[i] = works.get(i).get();
            }
            return null;
        };
        int workers = Math.min(works.size(), Runtime.getRuntime().availableProcessors());
        List<FutureTask<Void>> tasks =
                Stream.generate(() -> begin(threadName, worker)).limit(workers).toList();
        try {
            tasks.forEach(NativeLoading::end);
        } catch (RuntimeException | Error e) {
            next.set(results.length);
            tasks.forEach(NativeLoading::settle); // nobody works on once the caller goes on
            throw e;
        }
        @SuppressWarnings("unchecked") // only what the suppliers gave is in it
        List<T> given = (List<T>) Arrays.asList(results);
        return given;
    }

    /** Begins work whose end somebody waits for with {@link #end}. */
    static <T> FutureTask<T> begin(String threadName, Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        Thread.ofPlatform().name(threadName).daemon(true).start(task);
        return task;
    }

    /** What it gave, and what it threw. */
    static <T> T end(FutureTask<T> task) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw new ModelLoadException("the model could not be loaded", e);
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits for its end, and closes what it gave, if it gave anything. */
    static void discard(FutureTask<? extends AutoCloseable> task) {
        if (settle(task)) {
            close(task.resultNow());
        }
    }

    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            throw new IllegalStateException(e); // those that are loaded here throw none that is checked
        }
    }

    /** Waits for its end, and says whether it was a good one. */
    private static boolean settle(FutureTask<?> task) {
        try {
            end(task);
            return true;
        } catch (RuntimeException | Error e) {
            return false; // somebody else has thrown what went wrong first
        }
    }
}

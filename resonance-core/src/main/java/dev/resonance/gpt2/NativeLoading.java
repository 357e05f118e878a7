package dev.resonance.gpt2;

import dev.resonance.model.ModelLoadException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Runs the native work of loading on a thread that ends with it. OpenMP, which libtorch uses, keeps a team of threads
 * for each thread that ever asked it for work; with more of them than processors, all wait asleep between two layers,
 * and a step of the model takes nearly twice its time. Once loading is over, the scheduler's team is the only one.
 */
final class NativeLoading {
    private NativeLoading() {}

    /** What the supplier gives, and what it throws. An interrupt does not cut it short. */
    static <T> T apart(Supplier<T> loading) {
        return apart("resonance-loading", loading);
    }

    /** The same on a thread of this name, for other work that leaves no team behind. */
    static <T> T apart(String threadName, Supplier<T> work) {
        FutureTask<T> task = new FutureTask<>(work::get);
        Thread.ofPlatform().name(threadName).daemon(true).start(task);
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
}

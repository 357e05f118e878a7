package dev.resonance.engine;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How far the loading of a model is: handed to whoever loads it, looked at by whoever waits for it. Counted in weights,
 * as they come into the form the model works with. Thread-safe.
 */
public final class LoadProgress {
    private final AtomicLong total = new AtomicLong();
    private final AtomicLong loaded = new AtomicLong();

    /** The loader's part: how many weights there are to load, from the first one on. */
    public void expect(long weights) {
        loaded.set(0);
        total.set(weights);
    }

    /** The loader's part: so many more of them are loaded. */
    public void add(long weights) {
        loaded.addAndGet(weights);
    }

    /** How many weights are loaded. */
    public long loaded() {
        return loaded.get();
    }

    /** How many there are to load; 0 until that is known, and where another machine loads the model. */
    public long total() {
        return total.get();
    }

    /** 0 to 1; 0 as long as the total is not known. */
    public double fraction() {
        long all = total();
        return all == 0 ? 0 : Math.min(1, (double) loaded() / all);
    }
}

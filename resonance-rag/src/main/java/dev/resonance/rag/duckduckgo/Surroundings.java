package dev.resonance.rag.duckduckgo;

import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** Time and chance, given from outside so that tests can rule them. */
record Surroundings(InstantSource clock, Sleeper sleeper, RandomGenerator random) {
    static Surroundings real() {
        return new Surroundings(
                InstantSource.system(),
                Thread::sleep,
                () -> ThreadLocalRandom.current().nextLong());
    }
}

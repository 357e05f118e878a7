package dev.resonance.generation;

/** The tokens that end an answer. */
@FunctionalInterface
interface EndTokens {
    boolean contains(int token);
}

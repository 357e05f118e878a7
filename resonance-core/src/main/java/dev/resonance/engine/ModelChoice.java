package dev.resonance.engine;

/**
 * A model that can be chosen.
 *
 * @param name how programs ask for it, never a path
 * @param weightBytes what its weights take on the disk; 0 where that is not known
 * @param inUse whether it is loaded and answers
 */
public record ModelChoice(String name, long weightBytes, boolean inUse) {}

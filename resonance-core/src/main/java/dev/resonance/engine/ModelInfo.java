package dev.resonance.engine;

/**
 * What an engine serves.
 *
 * @param name how programs ask for the model, never a path
 * @param parameters how many weights it has; 0 where that is not known
 * @param contextLength how many tokens prompt and answer may have together
 * @param precision how the weights are held, such as {@code fp32} or {@code int8}
 * @param device where it runs, such as {@code cpu} or {@code cuda:0}
 */
public record ModelInfo(String name, long parameters, int contextLength, String precision, String device) {}

package dev.resonance.engine;

/**
 * What a generation took.
 *
 * @param promptTokens all tokens of the prompt, with what the template adds
 * @param cachedTokens those of them that were already in the key/value cache and not computed again
 * @param completionTokens tokens generated, the end token included
 */
public record TokenUsage(int promptTokens, int cachedTokens, int completionTokens) {
    public static final TokenUsage NONE = new TokenUsage(0, 0, 0);

    public int totalTokens() {
        return promptTokens + completionTokens;
    }
}

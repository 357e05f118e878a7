package dev.resonance.training;

/**
 * How surprised a model was.
 *
 * @param sum of -ln of the probability of each learned token
 * @param correct how many of them were the likeliest; 0 where that was not counted
 * @param learned how many there were
 */
public record Loss(double sum, long correct, long learned) {
    /** Of nothing. */
    public static final Loss NONE = new Loss(0, 0, 0);

    /** Both together. */
    public Loss plus(Loss other) {
        return new Loss(sum + other.sum, correct + other.correct, learned + other.learned);
    }

    /** For each token; not a number where there was none. */
    public double mean() {
        return sum / learned;
    }

    /** e to the mean: among how many tokens it wavered. */
    public double perplexity() {
        return Math.exp(mean());
    }

    /** The part of the tokens that were the likeliest, 0 to 1. */
    public double accuracy() {
        return (double) correct / learned;
    }
}

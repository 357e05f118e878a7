package dev.resonance.generation;

/** What several classes ask of a row of logits. */
public final class Logits {
    private Logits() {}

    /** The highest one's token; of equal ones the first. NaN never wins. */
    public static int likeliest(float[] logits) {
        int best = 0;
        float highest = Float.NEGATIVE_INFINITY;
        for (int token = 0; token < logits.length; token++) {
            float logit = logits[token];
            if (logit > highest) {
                highest = logit;
                best = token;
            }
        }
        return best;
    }

    /** ln Σ exp(logit). A logit less this is the natural logarithm of its token's probability. */
    public static double logOfSum(float[] logits) {
        double highest = logits[likeliest(logits)];
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - highest);
        }
        return highest + Math.log(sum);
    }
}

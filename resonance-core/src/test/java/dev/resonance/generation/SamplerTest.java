package dev.resonance.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.engine.SamplingOptions;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SamplerTest {
    private static final int DRAWS = 40_000;
    private static final SamplingOptions PLAIN =
            SamplingOptions.greedy().withTemperature(1).withTopK(0).withTopP(1);
    private static final int[] NOTHING_SEEN = {};

    /** Probabilities one half, a quarter, an eighth, an eighth; out of order, so that ranks are not ids. */
    private static final double[] PROBABILITIES = {0.125, 0.5, 0.125, 0.25};

    @Test
    void sample_greedily_takesTheHighestAndOfEqualOnesTheFirst() {
        assertThat(sample(SamplingOptions.greedy(), 1, 3, 2, 3)).isEqualTo(1);
    }

    @Test
    void sample_greedily_neverTakesNaN() {
        assertThat(sample(SamplingOptions.greedy(), Float.NaN, -3, Float.NaN, -2))
                .isEqualTo(3);
    }

    @Test
    void sample_withSomeNaN_neverDrawsIt() {
        Sampler sampler = new Sampler(PLAIN, new SplittableRandom(1));
        for (int draw = 0; draw < 200; draw++) {
            assertThat(sampler.sample(new float[] {Float.NaN, 0, Float.NaN, 0}, NOTHING_SEEN, 0))
                    .isIn(1, 3);
        }
    }

    @Test
    void sample_atTemperatureOne_drawsByProbability() {
        assertThat(chiSquare(counts(PLAIN), PROBABILITIES)).isLessThan(16.27); // 3 degrees of freedom, p = 0.001
    }

    @Test
    void sample_atTemperatureTwo_drawsByTheRootOfTheProbability() {
        double sum = 0;
        for (double probability : PROBABILITIES) {
            sum += Math.sqrt(probability);
        }
        double[] expected = new double[4];
        for (int token = 0; token < 4; token++) {
            expected[token] = Math.sqrt(PROBABILITIES[token]) / sum;
        }
        assertThat(chiSquare(counts(PLAIN.withTemperature(2)), expected)).isLessThan(16.27);
    }

    @Test
    void sample_nearTemperatureZero_isGreedy() {
        assertThat(counts(PLAIN.withTemperature(Double.MIN_VALUE))).containsExactly(0, DRAWS, 0, 0);
    }

    @Test
    void sample_withTopK_drawsOnlyTheLikeliest() {
        assertThat(counts(PLAIN.withTopK(1))).containsExactly(0, DRAWS, 0, 0);
        int[] two = counts(PLAIN.withTopK(2));
        assertThat(two[0] + two[2]).isZero();
        assertThat(two[1] / (double) DRAWS).isBetween(0.65, 0.68);
        assertThat(counts(PLAIN.withTopK(1_000_000))).doesNotContain(0);
    }

    @Test
    void sample_withTopKAmongEqualOnes_takesTheFirst() {
        Sampler sampler = new Sampler(PLAIN.withTopK(2), new SplittableRandom(3));
        for (int draw = 0; draw < 100; draw++) {
            assertThat(sampler.sample(new float[] {1, 1, 1, 1}, NOTHING_SEEN, 0))
                    .isLessThan(2);
        }
    }

    @Test
    void sample_withTopP_drawsTheLeastTokensThatReachIt() {
        assertThat(counts(PLAIN.withTopP(0.4))).containsExactly(0, DRAWS, 0, 0);
        int[] two = counts(PLAIN.withTopP(0.7));
        assertThat(two[0] + two[2]).isZero();
        assertThat(two[3]).isPositive();
        assertThat(counts(PLAIN.withTopP(1e-9))).containsExactly(0, DRAWS, 0, 0);
    }

    @Test
    void sample_withMinP_dropsWhatIsLessLikelyThanThatFraction() {
        int[] two = counts(PLAIN.withMinP(0.4));
        assertThat(two[0] + two[2]).isZero();
        assertThat(two[3]).isPositive();
        assertThat(counts(PLAIN.withMinP(1))).containsExactly(0, DRAWS, 0, 0);
        assertThat(counts(PLAIN.withMinP(0.2))).doesNotContain(0);
    }

    @Test
    void sample_withTopKThenTopP_measuresTopPWithinTopK() {
        // Of the two likeliest together 0.75; 0.6 of that is reached by the first alone.
        assertThat(counts(PLAIN.withTopK(2).withTopP(0.6))).containsExactly(0, DRAWS, 0, 0);
    }

    @Test
    void sample_withRepetitionPenalty_makesSeenTokensLessLikelyOnceEach() {
        SamplingOptions options = SamplingOptions.greedy().withRepetitionPenalty(2);
        int[] seen = {0, 0, 0, 2};
        float[] logits = {3, 1.4f, -1, -1.9f};
        assertThat(new Sampler(options, new SplittableRandom(1)).sample(logits, seen, 4))
                .isZero();
        assertThat(logits).containsExactly(1.5f, 1.4f, -2, -1.9f);
    }

    @Test
    void sample_withRepetitionPenalty_countsOnlyWhatWasSeen() {
        SamplingOptions options = SamplingOptions.greedy().withRepetitionPenalty(10);
        assertThat(new Sampler(options, new SplittableRandom(1)).sample(new float[] {3, 1}, new int[] {1, 0}, 1))
                .isZero();
    }

    @Test
    void sample_withTheSameSeed_drawsTheSame() {
        Sampler one = new Sampler(PLAIN, new SplittableRandom(42));
        Sampler other = new Sampler(PLAIN, new SplittableRandom(42));
        for (int draw = 0; draw < 500; draw++) {
            assertThat(one.sample(logits(), NOTHING_SEEN, 0)).isEqualTo(other.sample(logits(), NOTHING_SEEN, 0));
        }
    }

    private static int sample(SamplingOptions options, float... logits) {
        return new Sampler(options, new SplittableRandom(1)).sample(logits, NOTHING_SEEN, 0);
    }

    private static float[] logits() {
        float[] logits = new float[PROBABILITIES.length];
        for (int token = 0; token < logits.length; token++) {
            logits[token] = (float) Math.log(PROBABILITIES[token]);
        }
        return logits;
    }

    private static int[] counts(SamplingOptions options) {
        Sampler sampler = new Sampler(options, new SplittableRandom(7));
        int[] counts = new int[PROBABILITIES.length];
        for (int draw = 0; draw < DRAWS; draw++) {
            counts[sampler.sample(logits(), NOTHING_SEEN, 0)]++;
        }
        return counts;
    }

    private static double chiSquare(int[] counts, double[] probabilities) {
        double sum = 0;
        for (int token = 0; token < counts.length; token++) {
            double expected = DRAWS * probabilities[token];
            sum += (counts[token] - expected) * (counts[token] - expected) / expected;
        }
        return sum;
    }
}

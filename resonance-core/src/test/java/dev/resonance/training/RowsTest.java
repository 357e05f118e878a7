package dev.resonance.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.training.DataOptions.Packing;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowsTest {
    private static final List<Example> EXAMPLES = IntStream.rangeClosed(1, 20)
            .mapToObj(number -> example(number, 1 + number % 7))
            .toList();

    @Test
    void epoch_ofRows_showsEachExampleOnceInItsOwnOrder() {
        Rows rows = Rows.of(EXAMPLES, Packing.OFF, 100, 1);

        List<Integer> first = numbers(rows.batch(0, 20));
        List<Integer> second = numbers(rows.batch(20, 20));

        assertThat(first).hasSize(20).doesNotHaveDuplicates().isNotEqualTo(second);
        assertThat(second).containsExactlyInAnyOrderElementsOf(first);
    }

    @Test
    void batch_ofAPlace_dependsOnNothingButSeedAndPlace() {
        List<Integer> asked = numbers(Rows.of(EXAMPLES, Packing.OFF, 100, 1).batch(35, 10));
        Rows other = Rows.of(EXAMPLES, Packing.OFF, 100, 1);
        other.batch(3, 4);

        assertThat(numbers(other.batch(35, 10))).isEqualTo(asked);
        assertThat(numbers(Rows.of(EXAMPLES, Packing.OFF, 100, 2).batch(35, 10)))
                .isNotEqualTo(asked);
    }

    @Test
    void packedRows_holdAllExamplesAndAreNeverTooLong() {
        Rows rows = Rows.of(EXAMPLES, Packing.ON, 10, 1);
        Set<Integer> seen = new HashSet<>();

        for (int row = 0; row < rows.count(); row++) {
            Batch batch = rows.batch(row, 1);
            assertThat(batch.size()).isLessThanOrEqualTo(10);
            assertThat(seen).doesNotContainAnyElementsOf(numbers(batch));
            seen.addAll(numbers(batch));
        }

        int tokens = EXAMPLES.stream().mapToInt(Example::length).sum();
        assertThat(seen).hasSize(20);
        assertThat(rows.count()).isEqualTo((tokens + 9) / 10);
    }

    @Test
    void batch_ofExamples_namesPlacesAndTargetsOfWhatIsLearned() {
        int no = Example.IGNORED;
        Batch batch = new Batch(List.of(
                new Example(new int[] {5, 6, 7}, new int[] {no, 6, 7}),
                new Example(new int[] {8, 9}, new int[] {8, 9})));

        assertThat(batch.tokens()).containsExactly(5, 6, 7, 8, 9);
        assertThat(batch.positions()).containsExactly(0, 1, 2, 0, 1);
        assertThat(batch.lengths()).containsExactly(3, 2);
        assertThat(batch.rows()).containsExactly(0, 1, 3);
        assertThat(batch.targets()).containsExactly(6, 7, 9);
    }

    @Test
    void learningRate_risesAndFallsAsTransformersHasIt() {
        LearningRate cosine = new LearningRate(1, 10, LearningRate.Schedule.COSINE);
        LearningRate linear = new LearningRate(1, 10, LearningRate.Schedule.LINEAR);

        assertThat(IntStream.of(0, 5, 10, 35, 60, 85).mapToDouble(step -> cosine.at(step, 110)))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-9 ? 0 : 1)
                .containsExactly(0.0, 0.5, 1.0, 0.8535533905932737, 0.5, 0.14644660940672627);
        assertThat(linear.at(60, 110)).isEqualTo(0.5);
        assertThat(new LearningRate(1, 0, LearningRate.Schedule.CONSTANT).at(7, 10))
                .isEqualTo(1);
    }

    private static Example example(int number, int length) {
        int[] tokens = new int[length];
        Arrays.fill(tokens, number);
        return new Example(tokens, tokens);
    }

    private static List<Integer> numbers(Batch batch) {
        return batch.examples().stream().map(example -> example.tokens()[0]).toList();
    }
}

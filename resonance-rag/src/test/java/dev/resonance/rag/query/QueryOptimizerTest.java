package dev.resonance.rag.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.resonance.retrieval.RetrievalQuery;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QueryOptimizerTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    /** One case a line: {@code earlier question / earlier question => question => query}, or SKIP. */
    @Test
    void F17_sixtyCases_areMadeIntoTheRightQueries() throws IOException {
        List<String> wrong = new ArrayList<>();
        List<String> cases = cases();
        for (String line : cases) {
            String[] parts = line.split(" *=> *", -1);
            List<String> earlier = parts[0].isEmpty() ? List.of() : List.of(parts[0].split(" / ", -1));
            QueryPlan plan = QueryOptimizer.plan(new RetrievalQuery(parts[1], earlier, 5), TODAY);
            String actual = plan instanceof QueryPlan.Search search ? search.query() : "SKIP";
            if (!actual.equals(parts[2])) {
                wrong.add(line + "   but was   " + actual);
            }
        }
        assertThat(cases).hasSizeGreaterThanOrEqualTo(60);
        assertThat(wrong).isEmpty();
    }

    @Test
    void F17_anyMessage_givesAQueryOfOneTo499CharactersOrNone() {
        Random random = new Random(5);
        String alphabet = "abc ABC !?\\\"'.,-:()it they what about 123 é日本 \ud83d\ude00 \u200b\n";
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(i % 20 == 0 ? 2_000 : 60);
            for (int j = 0; j < length; j++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            QueryPlan plan = QueryOptimizer.plan(
                    new RetrievalQuery(text.toString(), List.of("What is the capital of France?"), 5), TODAY);
            if (plan instanceof QueryPlan.Search search) {
                assertThat(search.query()).isNotBlank().hasSizeLessThanOrEqualTo(QueryOptimizer.MAX_LENGTH);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "no ", "please ", "Ada ", "1+"})
    void plan_ofWhatSomebodyRepeatsWithoutEnd_isMadeAtOnce(String repeated) {
        String endless = "x" + repeated.repeat(300_000) + "y";

        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            QueryOptimizer.plan(new RetrievalQuery("And Germany?", List.of(endless), 5), TODAY);
            QueryOptimizer.plan(new RetrievalQuery(endless, List.of(), 5), TODAY);
        });
    }

    private static List<String> cases() throws IOException {
        try (InputStream in = QueryOptimizerTest.class.getResourceAsStream("cases.txt")) {
            if (in == null) {
                throw new IOException("cases.txt is missing");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("##"))
                    .toList();
        }
    }
}

package dev.resonance.rag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.rag.pages.PageReader;
import dev.resonance.rag.testkit.FakeEngine;
import dev.resonance.rag.text.HtmlText;
import dev.resonance.rag.text.PassageText;
import dev.resonance.rag.text.Passages;
import dev.resonance.retrieval.Passage;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.retrieval.RetrievalQuery;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** Thirty questions over stored pages. Each search finds four of them, one with the answer, in an order of chance. */
final class RankingTest {
    private static final int FOUND = 4;

    private record StoredPage(String title, List<String> paragraphs) {
        String html() {
            return "<html><head><title>" + title + "</title></head><body><nav><a href='/'>Home</a> Bridge bees bread"
                    + "</nav><div class='top'><a href='/a'>Water</a> <a href='/b'>Winter</a></div><article><h1>" + title
                    + "</h1><p>" + String.join("</p><p>", paragraphs)
                    + "</p></article><footer>All about honey, trains and lights</footer></body></html>";
        }

        /** What search engines show of a page, more often than not: how it begins. */
        String snippet() {
            return paragraphs.getFirst();
        }
    }

    private record Question(String text, String answer, int page) {}

    private final List<StoredPage> pages = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();

    @Test
    void F18_thirtyQuestions_findTheirPassagesHigherThanInTheOrderOfTheSearch() throws IOException {
        read();
        assertThat(questions).hasSize(30);
        Random random = new Random(18);
        double byWords = 0;
        double bySearch = 0;
        try (FakeEngine site = new FakeEngine().answeringBy(this::page)) {
            for (Question question : questions) {
                List<Integer> found = found(question, random);
                byWords += gain(ranked(question, found, site), question);
                bySearch += gain(inOrder(found), question);
            }
        }
        assertThat(byWords / 30).isGreaterThanOrEqualTo(bySearch / 30 + 0.10);
        assertThat(byWords / 30).isGreaterThanOrEqualTo(0.9);
    }

    /** The page of a request's parameter; an empty robots.txt for any other. */
    private String page(String parameter) {
        return parameter.startsWith("page=")
                ? pages.get(Integer.parseInt(parameter.substring("page=".length())))
                        .html()
                : "";
    }

    private List<Integer> found(Question question, Random random) {
        List<Integer> others = new ArrayList<>();
        for (int page = 0; page < pages.size(); page++) {
            if (page != question.page()) {
                others.add(page);
            }
        }
        Collections.shuffle(others, random);
        List<Integer> found = new ArrayList<>(others.subList(0, FOUND - 1));
        found.add(random.nextInt(FOUND), question.page());
        return found;
    }

    private List<String> ranked(Question question, List<Integer> found, FakeEngine site) {
        List<Passage> results = new ArrayList<>();
        for (int page : found) {
            results.add(new Passage(
                    pages.get(page).title(),
                    site.url("/?page=" + page).toString(),
                    "page" + page + ".example",
                    pages.get(page).snippet()));
        }
        try (PageReadingRetriever retriever = PageReadingRetriever.of(
                query -> new RetrievalOutcome.Results(query.question(), results),
                PageReader.allowing(Set.of(site.url("/").getAuthority())),
                Duration.ofSeconds(20))) {
            return retriever.retrieve(new RetrievalQuery(question.text(), List.of(), 5)).found().stream()
                    .map(Passage::text)
                    .toList();
        }
    }

    private List<String> inOrder(List<Integer> found) {
        return found.stream()
                .map(pages::get)
                .flatMap(page -> Passages.of(HtmlText.of(Jsoup.parse(page.html())), page.title()).stream())
                .map(PassageText::text)
                .toList();
    }

    /** nDCG@5 with one right passage: 1 / log2(1 + its rank). */
    private static double gain(List<String> ranking, Question question) {
        for (int rank = 1; rank <= Math.min(5, ranking.size()); rank++) {
            if (ranking.get(rank - 1).contains(question.answer())) {
                return Math.log(2) / Math.log(1 + rank);
            }
        }
        return 0;
    }

    private void read() throws IOException {
        try (InputStream in = RankingTest.class.getResourceAsStream("pages.txt")) {
            if (in == null) {
                throw new IOException("pages.txt is missing");
            }
            String title = "";
            List<String> paragraphs = new ArrayList<>();
            for (String line : new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .toList()) {
                if (line.startsWith("= ")) {
                    title = line.substring(2);
                    paragraphs = new ArrayList<>();
                    pages.add(new StoredPage(title, paragraphs));
                } else if (line.startsWith("? ")) {
                    String[] parts = line.substring(2).split(" \\| ", 2);
                    questions.add(new Question(parts[0], parts[1], pages.size() - 1));
                } else if (!line.isBlank()) {
                    paragraphs.add(line);
                }
            }
        }
    }
}

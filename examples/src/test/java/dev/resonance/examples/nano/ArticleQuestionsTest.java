package dev.resonance.examples.nano;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ArticleQuestionsTest {
    private static final String BRIDGE =
            "The Alder Bridge is a stone bridge in Lower Saxony, in the north of Germany. It was built in 1874 by Karl Weber, an engineer from the town. It is 120 metres long and has six arches.";
    private static final String PERSON =
            "Mina Holt (3 May 1891 – 9 June 1960) was a Norwegian painter who is known for her pictures of the sea. She was born in Bergen, where her father was a baker.";

    private final ArticleQuestions questions = new ArticleQuestions(new Random(1));

    @Test
    void thing_itsFacts_areAskedForWithTheSentencesThatAnswer() {
        List<Question> asked = questions.of(article("Alder Bridge", BRIDGE));

        assertThat(asked).extracting(Question::fact).contains("made when", "place", "length");
        assertThat(answer(asked, "made when")).startsWith("It was built in 1874");
        assertThat(answer(asked, "length")).isEqualTo("It is 120 metres long and has six arches.");
        assertThat(asked).allSatisfy(question -> assertThat(question.text()).contains("the Alder Bridge"));
    }

    @Test
    void person_isAskedAboutAsOne() {
        List<Question> asked = questions.of(article("Mina Holt", PERSON));

        assertThat(asked).extracting(Question::fact).contains("born", "died", "birthplace", "known for");
        assertThat(answer(asked, "birthplace")).startsWith("She was born in Bergen");
    }

    @Test
    void passage_holdsNoOtherSentenceWithTheSameFact() {
        for (long seed = 0; seed < 20; seed++) {
            for (Question question : new ArticleQuestions(new Random(seed)).of(article("Mina Holt", PERSON))) {
                FactPattern pattern = FactPatterns.PEOPLE.stream()
                        .filter(fact -> fact.name().equals(question.fact()))
                        .findFirst()
                        .orElseThrow();
                assertThat(question.passage()).filteredOn(pattern::in).containsExactly(question.sentence());
            }
        }
    }

    @Test
    void listsAndYears_areNoSubjects() {
        assertThat(Article.of("List of bridges", BRIDGE)).isEmpty();
        assertThat(Article.of("1874", BRIDGE)).isEmpty();
    }

    private static Article article(String title, String text) {
        return Article.of(title, text).orElseThrow();
    }

    private static String answer(List<Question> asked, String fact) {
        Optional<Question> found =
                asked.stream().filter(question -> question.fact().equals(fact)).findFirst();
        return found.orElseThrow().sentence();
    }
}

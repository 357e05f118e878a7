package dev.resonance.examples.nano;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds facts in articles, and asks for them. Not thread-safe. */
final class ArticleQuestions {
    private static final int MOST_OF_ONE_ARTICLE = 8;
    private static final int PRONOUNS_ARE_CLEAR_FOR = 2;
    private static final Pattern CLEAN = Pattern.compile("[A-Z][^\\[\\]{}|=<>]{25,230}[.]");
    private static final Pattern BROKEN =
            Pattern.compile("\\( ?[;,)]|\\(\\)|  | ,|\\b[A-Z]\\.$|\"\"|^See also|\\bUTC\\b| \\.");
    private static final Pattern PERSON = Pattern.compile("(?: [Hh]e | [Ss]he | [Hh]is | [Hh]er )");
    private static final Pattern LIFE = Pattern.compile("\\([^)]*\\d{3,4}[^)]*\\)");
    private static final Pattern PERSON_PRONOUN = Pattern.compile("^(?:He|She|His|Her) .*");
    private static final Pattern THING_PRONOUN = Pattern.compile("^(?:It|Its|They|Their) .*");
    private static final List<String> OF_ALL =
            List.of("made when", "wrote", "invented", "discovered", "founded", "members");

    private final Random random;

    ArticleQuestions(Random random) {
        this.random = random;
    }

    /** Questions that the article answers, at most one of a fact. */
    List<Question> of(Article article) {
        boolean person = isPerson(article);
        List<FactPattern> patterns = new ArrayList<>(person ? FactPatterns.PEOPLE : FactPatterns.THINGS);
        if (person) {
            FactPatterns.THINGS.stream()
                    .filter(fact -> OF_ALL.contains(fact.name()))
                    .forEach(patterns::add);
        }
        List<Question> questions = new ArrayList<>();
        Set<String> asked = new HashSet<>();
        for (int paragraph = 0; paragraph < article.paragraphs().size(); paragraph++) {
            List<String> sentences = article.paragraphs().get(paragraph);
            for (int at = 0; at < sentences.size() && questions.size() < MOST_OF_ONE_ARTICLE; at++) {
                if (clean(sentences.get(at)) && speaksOf(article, sentences.get(at), paragraph, person)) {
                    for (FactPattern fact : patterns) {
                        List<String> texts = asked.contains(fact.name())
                                ? List.of()
                                : fact.asked(sentences.get(at), article.named());
                        if (!texts.isEmpty()) {
                            asked.add(fact.name());
                            questions.add(
                                    question(fact, article, texts.get(random.nextInt(texts.size())), sentences, at));
                        }
                    }
                }
            }
        }
        return questions;
    }

    /** Whether it may stand in a passage. */
    static boolean clean(String sentence) {
        return CLEAN.matcher(sentence).matches()
                && !BROKEN.matcher(sentence).find()
                && sentence.chars().filter(c -> c == '"').count() % 2 == 0
                && sentence.chars().filter(c -> c == '(').count()
                        == sentence.chars().filter(c -> c == ')').count();
    }

    private Question question(FactPattern fact, Article article, String text, List<String> sentences, int at) {
        int first = at;
        int last = at;
        boolean leans = PERSON_PRONOUN.matcher(sentences.get(at)).matches()
                || THING_PRONOUN.matcher(sentences.get(at)).matches();
        if (at > 0 && random.nextInt(10) < (leans ? 7 : 2) && fits(fact, sentences.get(at - 1))) {
            first--;
        }
        while (last + 1 < sentences.size() && random.nextInt(10) < 4 && fits(fact, sentences.get(last + 1))) {
            last++;
        }
        return new Question(fact.name(), article.title(), text, sentences.subList(first, last + 1), at - first);
    }

    private static boolean fits(FactPattern fact, String neighbour) {
        return clean(neighbour) && !fact.in(neighbour);
    }

    private static boolean isPerson(Article article) {
        List<String> intro = article.paragraphs().getFirst();
        String text = String.join(" ", intro) + " ";
        return LIFE.matcher(intro.getFirst()).find()
                && PERSON.matcher(text).find()
                && article.subject().contains(" ");
    }

    private static boolean speaksOf(Article article, String sentence, int paragraph, boolean person) {
        String subject = article.subject();
        String last = subject.substring(subject.lastIndexOf(' ') + 1);
        return sentence.startsWith(subject + " ")
                || sentence.startsWith("The " + subject + " ")
                || (sentence.startsWith("In ") && sentence.contains(", " + subject + " "))
                || (person
                        && (sentence.startsWith(last + " ")
                                || sentence.startsWith(subject.substring(0, subject.indexOf(' ') + 1))))
                || (paragraph < PRONOUNS_ARE_CLEAR_FOR
                        && (person ? PERSON_PRONOUN : THING_PRONOUN)
                                .matcher(sentence)
                                .matches());
    }
}

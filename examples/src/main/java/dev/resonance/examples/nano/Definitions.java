package dev.resonance.examples.nano;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;

/** Asks what or who an article is about; its first sentence answers. Not thread-safe. */
final class Definitions {
    private static final Pattern DEFINES = Pattern.compile(".{2,110}? (is|are|was|were|refers to|means) .*");
    private static final Pattern PEOPLE = Pattern.compile(".*\\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er)\\b.*");
    private static final List<String> OF_THINGS = List.of(
            "What $1 S?",
            "What $1 S?",
            "What $1 S?",
            "Define S.",
            "Explain S.",
            "Tell me about S.",
            "Describe S.",
            "What do you know about S?",
            "Explain what S $1.",
            "What does S mean?",
            "Who or what $1 S?");
    private static final List<String> OF_PEOPLE = List.of(
            "Who $1 S?",
            "Who $1 S?",
            "Who $1 S?",
            "Tell me about S.",
            "What do you know about S?",
            "Who or what $1 S?",
            "What did S do?");

    private final Random random;

    Definitions(Random random) {
        this.random = random;
    }

    Optional<Question> of(Article article) {
        List<String> sentences = article.paragraphs().getFirst();
        String first = sentences.getFirst();
        var defines = DEFINES.matcher(first);
        if (!ArticleQuestions.clean(first) || !defines.matches()) {
            return Optional.empty();
        }
        String verb = defines.group(1).matches("is|are|was|were") ? defines.group(1) : "is";
        boolean person = article.subject().contains(" ")
                && first.matches(".*\\(.*\\d{3}.*")
                && PEOPLE.matcher(String.join(" ", sentences)).matches();
        List<String> templates = person ? OF_PEOPLE : OF_THINGS;
        String text = templates
                .get(random.nextInt(templates.size()))
                .replace("$1", verb)
                .replaceAll("\\bS\\b", java.util.regex.Matcher.quoteReplacement(article.named()));
        int last = 1;
        while (last < sentences.size()
                && last < 3
                && random.nextInt(10) < 4
                && ArticleQuestions.clean(sentences.get(last))) {
            last++;
        }
        return Optional.of(new Question("definition", article.title(), text, sentences.subList(0, last), 0));
    }
}

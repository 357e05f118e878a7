package dev.resonance.examples.nano;

import dev.resonance.engine.ChatMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Puts questions before lists of sources as they are in use: the passage that answers, if there is one, among others
 * about the same fact of something else, about something else of the same subject, or about anything. Not thread-safe.
 */
final class SourcedChats {
    /** What is said where no source answers. */
    static final String NOTHING = "The sources do not say.";

    private static final int MOST_CHARACTERS = 950;
    /** How many other passages there are, each as likely: two mostly. */
    private static final int[] OTHERS = {0, 1, 1, 2, 2, 2, 3, 3, 4};

    private final Map<String, List<Question>> byFact = new HashMap<>();
    private final Map<String, List<Question>> byTitle = new HashMap<>();
    private final List<Question> all;
    private final Random random;

    /** @param all where the other passages are taken from */
    SourcedChats(List<Question> all, Random random) {
        this.all = all;
        this.random = random;
        for (Question question : all) {
            byFact.computeIfAbsent(question.fact(), fact -> new ArrayList<>()).add(question);
            byTitle.computeIfAbsent(question.title(), title -> new ArrayList<>())
                    .add(question);
        }
    }

    /** A question with the passage that answers it. */
    Chat answered(String kind, Question question) {
        List<Source> sources = others(question, question.source().length(), howMany(0));
        sources.add(shown(question));
        Source right = sources.getLast();
        Collections.shuffle(sources, random);
        int number = sources.indexOf(right) + 1;
        return chat(kind, sources, question, question.sentence() + " [" + number + "]");
    }

    /** A question whose passage is missing. */
    Chat unanswered(String kind, Question question) {
        List<Source> sources = others(question, 0, howMany(1));
        if (sources.isEmpty()) {
            sources.add(all.get(random.nextInt(all.size())).source());
        }
        Collections.shuffle(sources, random);
        return chat(kind, sources, question, NOTHING);
    }

    /** A question whose own passage is there, but does not answer it. */
    Chat misled(String kind, Question question) {
        List<Source> sources = others(question, question.source().length(), howMany(0));
        sources.add(shown(question));
        Collections.shuffle(sources, random);
        return chat(kind, sources, question, NOTHING);
    }

    /** Small talk with sources before it that have nothing to do with it, as they come with attached files. */
    Chat beside(Chat smallTalk) {
        List<Source> sources = others(all.get(random.nextInt(all.size())), 0, 1 + random.nextInt(2));
        return smallTalk.after(List.of(ChatMessage.system(list(sources))));
    }

    private static Chat chat(String kind, List<Source> sources, Question question, String reply) {
        return new Chat(
                kind,
                List.of(
                        ChatMessage.system(list(sources)),
                        ChatMessage.user(question.text()),
                        ChatMessage.assistant(reply)));
    }

    private static String list(List<Source> sources) {
        return IntStream.range(0, sources.size())
                .mapToObj(index -> sources.get(index).line(index + 1))
                .collect(Collectors.joining("\n", "Answer from these sources.\n", ""));
    }

    private int howMany(int least) {
        return Math.max(least, OTHERS[random.nextInt(OTHERS.length)]);
    }

    private List<Source> others(Question question, int used, int count) {
        List<Source> sources = new ArrayList<>();
        int characters = used;
        for (int tries = 0; sources.size() < count && tries < 4 * count; tries++) {
            Question other = other(question);
            boolean same = other.title().equals(question.title());
            boolean tells = same
                    && (other.fact().equals(question.fact()) || other.passage().contains(question.sentence()));
            Source source = shown(other);
            if (!tells && !sources.contains(source) && characters + source.length() <= MOST_CHARACTERS) {
                sources.add(source);
                characters += source.length();
            }
        }
        return sources;
    }

    private Question other(Question question) {
        int how = random.nextInt(10);
        List<Question> pool = how < 5
                ? byFact.getOrDefault(question.fact(), all)
                : how < 8 ? byTitle.getOrDefault(question.title(), all) : all;
        return pool.get(random.nextInt(pool.size()));
    }

    /** With a title as it may come from the web or a file. */
    private Source shown(Question question) {
        String title = question.title();
        return switch (random.nextInt(12)) {
            case 0 -> new Source(title + " - Wikipedia", question.source().text());
            case 1 ->
                new Source(
                        title.replaceAll(" \\([^)]*\\)$", ""), question.source().text());
            default -> question.source();
        };
    }
}

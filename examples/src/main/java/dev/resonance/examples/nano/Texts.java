package dev.resonance.examples.nano;

import com.google.gson.JsonObject;
import dev.resonance.text.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Paragraphs to summarise, and stories to continue. Not thread-safe. */
final class Texts {
    private static final List<String> SUMMARISE = List.of(
            "Summarise this: ",
            "Summarize this paragraph: ",
            "Summarise this text in one sentence: ",
            "Please summarise: ",
            "Sum this up: ",
            "What is this about? ",
            "Give me a summary: ",
            "Summarize: ",
            "tl;dr: ");
    private static final List<String> CONTINUE = List.of(
            "Continue the story: ",
            "Continue this story: ",
            "Go on with the story: ",
            "How does the story go on? ",
            "What happens next? ",
            "Please continue: ");
    private static final Pattern PLAIN = Pattern.compile("[A-Z][A-Za-z ,;'-]{20,130}[.!]");
    private static final int LONGEST_PARAGRAPH = 650;

    private final Random random;

    Texts(Random random) {
        this.random = random;
    }

    /** What a paragraph says first is what it is about. */
    Optional<Chat> summary(List<String> sentences) {
        List<String> taken = new ArrayList<>();
        int length = 0;
        for (String sentence : sentences) {
            if (!ArticleQuestions.clean(sentence)
                    || length + sentence.length() > LONGEST_PARAGRAPH
                    || taken.size() == 5) {
                break;
            }
            taken.add(sentence);
            length += sentence.length();
        }
        return taken.size() < 3 || taken.getFirst().length() > 200
                ? Optional.empty()
                : Optional.of(Chat.of("summary", any(SUMMARISE) + String.join(" ", taken), taken.getFirst()));
    }

    /** Beginnings of stories, for measuring: two or three sentences, and the next two. */
    List<Chat> begun(JsonObject story) {
        List<String> sentences = Stream.of(story.get("text").getAsString().split("\n", -1))
                .flatMap(line -> Sentences.of(line.replaceAll("\\s+", " ")).stream())
                .toList();
        List<Chat> chats = new ArrayList<>();
        for (int start = 0; start + 4 <= sentences.size(); start += 4) {
            List<String> piece = sentences.subList(start, start + 4);
            if (piece.stream().allMatch(sentence -> PLAIN.matcher(sentence).matches())) {
                chats.add(Chat.of(
                        "story",
                        any(CONTINUE) + String.join(" ", piece.subList(0, 2)),
                        String.join(" ", piece.subList(2, 4))));
            }
        }
        return chats;
    }

    /** Simple stories that go on with who they began with: a small model learns no others. */
    List<Chat> simpleStories(List<String> text) {
        List<Chat> chats = new ArrayList<>();
        List<String> heroes = List.of(text.getFirst().split(", ", -1));
        for (String line : text.subList(1, text.size())) {
            String[] parts = line.split(" => ", -1);
            for (String hero : heroes) {
                chats.add(Chat.of("story", any(CONTINUE) + parts[0].replace("H", hero), parts[1].replace("H", hero)));
            }
        }
        return chats;
    }

    private String any(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}

package dev.resonance.ui;

import dev.resonance.Resonance;
import dev.resonance.conversation.AttachmentIntake;
import dev.resonance.conversation.ConversationStore;
import dev.resonance.conversation.InMemoryConversationStore;
import dev.resonance.engine.ChatMessage;
import dev.resonance.engine.Prompt;
import dev.resonance.engine.SamplingOptions;
import dev.resonance.model.Models;
import dev.resonance.rag.AttachedDocuments;
import dev.resonance.reply.ReplyOptions;
import dev.resonance.retrieval.Passage;
import dev.resonance.retrieval.RetrievalOutcome;
import dev.resonance.storage.document.DocumentIntake;
import dev.resonance.testkit.ScriptedEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/** An assistant that plays a part: for the browser tests, for screenshots, and to look at the page by hand. */
final class DemoAssistant {
    static final String TIDES = """
        The Moon pulls on the oceans and raises two bulges [1]. As Earth turns, a coast passes both, so most coasts \
        see two high tides a day [2].

        ```java
        for (int hour = 0; hour < 24; hour++) {
            // height above mean sea level, in metres
            double level = 1.8 * Math.cos(hour / 12.42 * 2 * Math.PI);
            System.out.printf("%02d:00  level %+.2f m%n", hour, level);
        }
        ```

        Spring tides come at **new and full moon**, when the Sun pulls along the same line [2].
        """;

    private DemoAssistant() {}

    static Resonance create(Duration pause) {
        ConversationStore store = new InMemoryConversationStore();
        return Resonance.builder()
                .engine(ScriptedEngine.answering(DemoAssistant::answer).pausing(pause))
                .store(store)
                .intake(intake(store))
                .attachments(AttachedDocuments.create())
                .retriever(query -> found(query.question()))
                .options(ReplyOptions.defaults().withMaxNewTokens(1000))
                .build();
    }

    /** Files of up to 2 MB. */
    private static AttachmentIntake intake(ConversationStore store) {
        try {
            return DocumentIntake.of(store.attachments(), Files.createTempDirectory("incoming"), 2_000_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RetrievalOutcome found(String question) {
        String words = question.toLowerCase(Locale.ROOT);
        if (words.contains("refused")) {
            return new RetrievalOutcome.Blocked(question, "challenge", Instant.EPOCH);
        }
        return words.contains("nothing")
                ? new RetrievalOutcome.NoResults(question)
                : new RetrievalOutcome.Results(question, passages());
    }

    /** The bundled model itself, greedy, with a search that always finds the same three passages. */
    static Resonance nano() {
        ConversationStore store = new InMemoryConversationStore();
        return Resonance.builder()
                .model(Models.nano())
                .store(store)
                .intake(intake(store))
                .attachments(AttachedDocuments.create())
                .retriever(query -> new RetrievalOutcome.Results(query.question(), plants()))
                .options(ReplyOptions.defaults().withSampling(SamplingOptions.greedy()))
                .build();
    }

    /** Text as a hostile page might make a model quote it. */
    static final String HOSTILE = """
        <style>body{display:none}</style><form action="http://evil.example/"><input></form> \
        <div style="position:fixed;inset:0;background:url(http://evil.example/a)">over</div> \
        <vaadin-dialog opened></vaadin-dialog>

        ![pixel](http://evil.example/b.png) [site](https://example.org/)
        """;

    private static List<String> answer(Prompt prompt) {
        List<ChatMessage> messages = ((Prompt.Chat) prompt).messages();
        String question = messages.getLast().content().toLowerCase(Locale.ROOT);
        if (question.contains("fail")) {
            throw new IllegalStateException("the demo was asked to fail");
        }
        if (question.contains("silence")) {
            return List.of();
        }
        List<String> pieces = Arrays.asList(text(question).split("(?<= )"));
        return question.contains("break off") ? breakingOff(pieces) : pieces;
    }

    /** The first pieces, and then a model that dies. */
    private static List<String> breakingOff(List<String> pieces) {
        return new AbstractList<>() {
            @Override
            public String get(int index) {
                if (index == 4) {
                    throw new IllegalStateException("the demo was asked to break off");
                }
                return pieces.get(index);
            }

            @Override
            public int size() {
                return pieces.size();
            }
        };
    }

    private static String text(String question) {
        return question.contains("tide")
                ? TIDES
                : question.contains("hostile")
                        ? HOSTILE
                        : question.contains("endless")
                                ? "Unendingly, wearisomely, ".repeat(1000)
                                : question.contains("long")
                                        ? "A long answer. ".repeat(question.contains("very long") ? 160 : 80)
                                        : question.contains("thank")
                                                ? "You are welcome."
                                                : "Hello! I am doing well, thank you. How are you?";
    }

    static List<Passage> passages() {
        return List.of(
                new Passage(
                        "Tide",
                        "https://en.wikipedia.org/wiki/Tide",
                        "en.wikipedia.org",
                        "Tides are the rise and fall of sea levels caused by the gravitational pull of the Moon and the"
                                + " Sun, and by the rotation of the Earth."),
                new Passage(
                        "What causes tides?",
                        "https://oceanservice.noaa.gov/education/tutorial_tides/",
                        "oceanservice.noaa.gov",
                        "Most coasts have two high tides and two low tides in a lunar day of 24 hours and 50 minutes."),
                new Passage(
                        "Tidal range",
                        "https://www.britannica.com/science/tidal-range",
                        "britannica.com",
                        "The difference in height between a high tide and the low tide that follows it."));
    }

    private static List<Passage> plants() {
        return List.of(
                new Passage(
                        "Chlorophyll",
                        "https://en.wikipedia.org/wiki/Chlorophyll",
                        "en.wikipedia.org",
                        "Chlorophyll is the green pigment of leaves. It takes up red and blue light."),
                new Passage(
                        "Photosynthesis",
                        "https://en.wikipedia.org/wiki/Photosynthesis",
                        "en.wikipedia.org",
                        "Photosynthesis is the process by which green plants turn light into chemical energy. It gives"
                                + " off oxygen."),
                new Passage(
                        "How plants grow",
                        "https://www.britannica.com/science/plant-growth",
                        "britannica.com",
                        "Plants need light, water and air to grow. Roots take up water from the soil."));
    }

    public static void main(String[] arguments) throws InterruptedException {
        try (Resonance resonance = create(Duration.ofMillis(60));
                WebChat chat = WebChat.start(
                        CompletableFuture.completedFuture(resonance),
                        WebChatSettings.local(Integer.parseInt(arguments[0])))) {
            System.out.println(chat.address());
            Thread.currentThread().join();
        }
    }
}

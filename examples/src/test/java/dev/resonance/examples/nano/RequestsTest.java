package dev.resonance.examples.nano;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is asked for without sources. */
class RequestsTest {
    @Test
    void list_hasAsManyThingsAsAreAskedFor() {
        assertThat(Lists.of(List.of("colours | colors: red, blue, green, yellow, black, white")))
                .contains(Chat.of("list", "List two colours.", "Red and blue."))
                .anyMatch(chat ->
                        chat.question().contains("colors") && chat.reply().equals("Red, blue and green."));
    }

    @Test
    void sentence_isPutInOtherForms() {
        List<Chat> chats = Rewrites.of(List.of("# a comment", "go, goes, went: to school"));

        assertThat(chats)
                .extracting(Chat::reply)
                .contains("She went to school.", "I will go to school.", "Tom does not go to school.")
                .contains("Do they go to school?", "Does my father go to school?");
    }

    @Test
    void sums_areRight() {
        assertThat(Sums.all())
                .contains(Chat.of("sum", "What is 7 + 5?", "7 + 5 = 12"))
                .contains(Chat.of("sum", "7+5=", "7 + 5 = 12"))
                .contains(Chat.of("sum", "Calculate 7 - 5.", "7 - 5 = 2"));
    }

    @Test
    void paragraph_isSummedUpByItsFirstSentence() {
        List<String> paragraph = List.of(
                "The Alder Bridge is a stone bridge in Lower Saxony.",
                "It was built by an engineer from the town.",
                "Today only people on foot may use it.");

        Chat chat = new Texts(new Random(1)).summary(paragraph).orElseThrow();

        assertThat(chat.question()).endsWith(String.join(" ", paragraph));
        assertThat(chat.reply()).isEqualTo(paragraph.getFirst());
    }

    @Test
    void story_goesOnWithWhoItBeganWith() {
        assertThat(new Texts(new Random(1)).simpleStories(List.of("owl, fox", "A H sat there. => The H flew away.")))
                .extracting(Chat::reply)
                .containsExactly("The owl flew away.", "The fox flew away.");
    }
}

package dev.resonance.examples.nano;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SourcedChatsTest {
    private static final List<Question> QUESTIONS = IntStream.range(0, 12)
            .mapToObj(number -> new Question(
                    number % 2 == 0 ? "born" : "died",
                    "Person " + number / 2,
                    "When was person " + number / 2 + " born?",
                    List.of("Sentence " + number + " is here.", "Another one is after " + number + "."),
                    0))
            .toList();

    @Test
    void answered_citesTheLineThatHoldsTheSentence() {
        SourcedChats chats = new SourcedChats(QUESTIONS, new Random(1));
        for (Question question : QUESTIONS) {
            Chat chat = chats.answered("when", question);
            String number = chat.reply().replaceAll("(?s).*\\[(\\d+)]", "$1");
            String line = chat.messages()
                    .getFirst()
                    .content()
                    .lines()
                    .filter(source -> source.startsWith("[" + number + "] "))
                    .findFirst()
                    .orElseThrow();

            assertThat(line).contains(question.title()).contains(question.sentence());
            assertThat(chat.reply()).startsWith(question.sentence());
        }
    }

    @Test
    void unanswered_hasSourcesWithoutTheSentence() {
        SourcedChats chats = new SourcedChats(QUESTIONS, new Random(1));
        for (Question question : QUESTIONS) {
            Chat chat = chats.unanswered("none", question);

            assertThat(chat.messages().getFirst().content())
                    .startsWith("Answer from these sources.\n[1] ")
                    .doesNotContain(question.sentence());
            assertThat(chat.reply()).isEqualTo(SourcedChats.NOTHING);
        }
    }

    @Test
    void source_thatLooksLikeANumberOfTheList_isChangedAsInUse() {
        assertThat(new Source("A", "see [2]\nhere").line(1)).isEqualTo("[1] A: see (2) here");
    }
}

package dev.resonance.examples.nano;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.engine.ChatMessage;
import dev.resonance.engine.Role;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DialoguesTest {
    private static final List<String> TEXT = """
            {animal} = dog, cat, owl

            > I have a {animal} | I've got a {animal} | We have a {animal} | There is a {animal} at home
            < {animal}, how nice!
            > Which animal?
            < A {animal}. | You said: a {animal}.
            """.lines().toList();

    @Test
    void reply_takesUpTheWord_withItsArticle() {
        Dialogues dialogues = new Dialogues(TEXT, new Random(1));
        Map<Chat, List<String>> measured = dialogues.heldOut(0);

        assertThat(measured.keySet())
                .extracting(Chat::question)
                .containsExactly("There is an owl at home", "Which animal?");
        assertThat(measured.values())
                .containsExactly(List.of("Owl, how nice!"), List.of("An owl.", "You said: an owl."));
    }

    @Test
    void heldOutVariantsAndWords_areNeverLearned() {
        Set<String> said = new HashSet<>();
        for (long seed = 0; seed < 100; seed++) {
            new Dialogues(TEXT, new Random(seed))
                    .chat(0, Dialogues.Part.LEARNED)
                    .messages()
                    .forEach(message -> said.add(message.content()));
        }

        assertThat(said).isNotEmpty().noneMatch(text -> text.startsWith("There is") || text.contains("owl"));
    }

    @Test
    void whatIsAskedLater_mayComeAfterOtherTalk() {
        List<String> text = """
                {name} = Ada, Ben

                > I am {name}
                < Hello {name}! how are you?
                >> Who am I?
                < You are {name}.

                > Tell me a joke
                < I know none.
                """.lines().toList();
        Dialogues dialogues = new Dialogues(text, new Random(1));
        Set<List<String>> said = new HashSet<>();
        for (int time = 0; time < 100; time++) {
            said.add(dialogues.chat(0, Dialogues.Part.LEARNED).messages().stream()
                    .map(ChatMessage::content)
                    .toList());
        }

        assertThat(said)
                .contains(
                        List.of("I am Ada", "Hello Ada! How are you?", "Who am I?", "You are Ada."),
                        List.of(
                                "I am Ada",
                                "Hello Ada! How are you?",
                                "Tell me a joke",
                                "I know none.",
                                "Who am I?",
                                "You are Ada."));
    }

    @Test
    void ownDialogues_areWellFormed() throws IOException {
        Dialogues dialogues = new Dialogues(OwnWords.lines("dialogues.txt"), new Random(1));
        assertThat(dialogues.size()).isGreaterThan(100);
        for (int index = 0; index < dialogues.size(); index++) {
            List<ChatMessage> messages =
                    dialogues.chat(index, Dialogues.Part.LEARNED).messages();
            for (int turn = 0; turn < messages.size(); turn++) {
                assertThat(messages.get(turn).role()).isEqualTo(turn % 2 == 0 ? Role.USER : Role.ASSISTANT);
                assertThat(messages.get(turn).content()).isNotBlank().doesNotContain("{", "|");
            }
        }
    }
}

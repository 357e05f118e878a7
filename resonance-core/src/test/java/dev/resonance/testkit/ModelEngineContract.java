package dev.resonance.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.engine.ChatEngine;
import dev.resonance.engine.ChatMessage;
import dev.resonance.engine.ContextLengthExceededException;
import dev.resonance.engine.FinishReason;
import dev.resonance.engine.Generation;
import dev.resonance.engine.GenerationEvent;
import dev.resonance.engine.GenerationRequest;
import dev.resonance.engine.Prompt;
import dev.resonance.engine.SamplingOptions;
import dev.resonance.error.InvalidValueException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an engine promises beyond {@link ChatEngineContract} if it samples from a model of its own. */
public abstract class ModelEngineContract extends ChatEngineContract {
    private static final SamplingOptions WARM =
            SamplingOptions.defaults().withTemperature(2).withTopK(0).withTopP(1);

    /** A token that does not end an answer and that every answer may begin with. */
    protected abstract int ordinaryToken();

    /** For {@link #prompt}, where the model is the bundled one: what it answers at length is a sentence to quote. */
    protected static Prompt sentenceToQuote(int number) {
        String boat = "The Heron " + number;
        return new Prompt.Chat(List.of(
                ChatMessage.system("Answer from these sources.\n[1] " + boat + ": " + boat + " is a fishing boat with "
                        + (number + 1) + " brown sails that lies in the old harbour.\n"
                        + "[2] Harbour: A harbour is a place on the coast where ships find shelter."),
                ChatMessage.user("What is " + boat + "?")));
    }

    @Test
    final void generate_withTheSameSeed_givesTheSameTextAlsoAmongOthers() {
        GenerationRequest seeded = GenerationRequest.of(prompt(1), WARM.withSeed(17), LENGTH);
        String alone = Answer.of(engine(), seeded).text();
        List<Generation> others = IntStream.range(0, 5)
                .mapToObj(number -> engine().generate(GenerationRequest.of(prompt(number), WARM, endless() / 2)))
                .toList();
        String among = Answer.of(engine(), seeded).text();
        others.forEach(Generation::close);
        others.forEach(Answer::rest);
        assertThat(among).isNotEmpty().isEqualTo(alone);
    }

    @Test
    final void generate_withOtherSeeds_givesOtherTexts() {
        assertThat(IntStream.range(0, 12)
                        .mapToObj(seed -> GenerationRequest.of(prompt(1), WARM.withSeed(seed), LENGTH))
                        .map(request -> Answer.of(engine(), request).text())
                        .distinct())
                .hasSizeGreaterThan(3);
    }

    @Test
    final void generate_greedily_heedsNoSeed() {
        String greedy = Answer.of(engine(), greedy(1, LENGTH)).text();
        SamplingOptions seeded = SamplingOptions.greedy().withSeed(5);
        assertThat(Answer.of(engine(), GenerationRequest.of(prompt(1), seeded, LENGTH))
                        .text())
                .isEqualTo(greedy);
        SamplingOptions onlyOne = WARM.withTopK(1);
        assertThat(Answer.of(engine(), GenerationRequest.of(prompt(1), onlyOne, LENGTH))
                        .text())
                .isEqualTo(greedy);
    }

    @Test
    final void generate_withAStopTextAcrossTokens_endsBeforeItAndNeverShowsIt() {
        Answer whole = Answer.of(engine(), greedy(2, LENGTH));
        int firstBorder = whole.pieces().get(0).length() + whole.pieces().get(1).length();
        String stop = whole.text().substring(firstBorder - 1, firstBorder + 2);
        Answer stopped = Answer.of(engine(), greedy(2, LENGTH).withStop(List.of("\u0000never", stop)));
        assertThat(stopped.text())
                .isEqualTo(whole.text().substring(0, whole.text().indexOf(stop)));
        assertThat(stopped.finished().reason()).isEqualTo(FinishReason.STOP);
    }

    @Test
    final void generate_withAStopTextThatOnlyBegins_showsAllOfTheText() {
        String whole = Answer.of(engine(), greedy(2, LENGTH)).text();
        String begun = whole.substring(whole.length() - 2) + "\u0000";
        Answer answer = Answer.of(engine(), greedy(2, LENGTH).withStop(List.of(begun)));
        assertThat(answer.text()).isEqualTo(whole);
        assertThat(answer.finished().reason()).isEqualTo(FinishReason.LENGTH);
    }

    @Test
    final void generate_afterItsTimeLimit_endsByIt() {
        GenerationRequest request = greedy(2, endless()).withTimeLimit(Duration.ofNanos(1));
        assertThat(Answer.of(engine(), request).finished().reason()).isEqualTo(FinishReason.TIME_LIMIT);
    }

    @Test
    final void generate_withTheLongestTimeLimit_goesToItsEnd() {
        GenerationRequest request = greedy(2, 2).withTimeLimit(Duration.ofSeconds(Long.MAX_VALUE));
        assertThat(Answer.of(engine(), request).finished().reason()).isEqualTo(FinishReason.LENGTH);
        assertThat(Answer.of(engine(), greedy(2, 2)).finished().reason()).isEqualTo(FinishReason.LENGTH);
    }

    @Test
    final void generate_aTokenOutsideTheVocabulary_throws() {
        for (int id : new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            Prompt prompt = new Prompt.Tokens(List.of(ordinaryToken(), id));
            assertThatThrownBy(() -> engine().generate(GenerationRequest.of(prompt, SamplingOptions.greedy(), 1)))
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining(String.valueOf(id));
        }
    }

    @Test
    final void generate_nothing_throws() {
        for (Prompt prompt : List.of(new Prompt.Tokens(List.of()), new Prompt.Text(""))) {
            assertThatThrownBy(() -> engine().generate(GenerationRequest.of(prompt, SamplingOptions.greedy(), 1)))
                    .isInstanceOf(InvalidValueException.class);
        }
    }

    @Test
    final void generate_upToTheEndOfTheWindow_endsByLengthThere() {
        int window = engine().model().contextLength();
        GenerationEvent.Finished finished =
                Answer.of(engine(), tokens(window - 1, Integer.MAX_VALUE)).finished();
        assertThat(finished.usage().promptTokens()).isEqualTo(window - 1);
        assertThat(finished.usage().completionTokens()).isEqualTo(1);
        assertThatThrownBy(() -> engine().generate(tokens(window, 1)))
                .isInstanceOf(ContextLengthExceededException.class);
    }

    @Test
    final void generate_theSamePromptAgain_readsItFromTheCacheAndAnswersTheSame() {
        Answer first = Answer.of(engine(), greedy(7, LENGTH));
        Answer second = Answer.of(engine(), greedy(7, LENGTH));
        int promptTokens = second.finished().usage().promptTokens();
        assertThat(second.finished().usage().cachedTokens()).isEqualTo(promptTokens - 1);
        assertThat(second.text()).isEqualTo(first.text());
    }

    @Test
    final void close_whileItGenerates_cancelsThatAndWaitsForIt() {
        ChatEngine other = open();
        Generation generation = other.generate(greedy(4, endless()));
        takeUntilText(generation);
        other.close();
        assertThat(Answer.rest(generation).finished().reason()).isEqualTo(FinishReason.CANCELLED);
    }

    private GenerationRequest tokens(int count, int maxNewTokens) {
        Prompt prompt = new Prompt.Tokens(Collections.nCopies(count, ordinaryToken()));
        return GenerationRequest.of(prompt, SamplingOptions.greedy(), maxNewTokens);
    }
}

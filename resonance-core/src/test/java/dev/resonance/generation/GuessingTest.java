package dev.resonance.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.engine.ChatEngine;
import dev.resonance.engine.ChatMessage;
import dev.resonance.engine.FinishReason;
import dev.resonance.engine.Generation;
import dev.resonance.engine.GenerationRequest;
import dev.resonance.engine.Prompt;
import dev.resonance.engine.SamplingOptions;
import dev.resonance.testkit.Answer;
import dev.resonance.testkit.FakeEngines;
import dev.resonance.testkit.FakeLanguageModel;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Guesses from the prompt, through the engine: fewer steps, and never another answer. */
class GuessingTest {
    private static final String SOURCE = "the quick brown fox jumps over the lazy dog";

    @Test
    void answerThatQuotesItsPrompt_takesFarFewerStepsThanTokens() {
        FakeLanguageModel model = FakeLanguageModel.saying("It says: " + SOURCE + ".");
        try (ChatEngine engine = FakeEngines.of(model, EngineOptions.defaults())) {
            Answer answer = Answer.of(engine, request("quote " + SOURCE, SamplingOptions.greedy(), 200));
            assertThat(answer.text()).isEqualTo("It says: " + SOURCE + ".");
            assertThat(answer.finished().reason()).isEqualTo(FinishReason.STOP);
            assertThat(answer.finished().usage().completionTokens()).isEqualTo(9 + SOURCE.length() + 2);
            assertThat(model.steps()).isLessThan(35);
        }
    }

    @Test
    void answerThatNeverRepeatsThePrompt_isGuessedAtSeldom() {
        FakeLanguageModel model = FakeLanguageModel.babbling();
        try (ChatEngine engine = FakeEngines.of(model, EngineOptions.defaults())) {
            Answer.of(engine, request("go " + SOURCE, SamplingOptions.greedy(), 800));
            assertThat(model.tokensGuessed()).isLessThan(400);
        }
    }

    @Test
    void stopTextInsideAGuess_endsTheAnswerThere() {
        FakeLanguageModel model = FakeLanguageModel.saying(SOURCE);
        try (ChatEngine engine = FakeEngines.of(model, EngineOptions.defaults())) {
            Answer answer = Answer.of(
                    engine, request(SOURCE, SamplingOptions.greedy(), 200).withStop(List.of("jumps")));
            assertThat(answer.text()).isEqualTo("the quick brown fox ");
            assertThat(answer.finished().reason()).isEqualTo(FinishReason.STOP);
        }
    }

    @Test
    void lengthInsideAGuess_isHeededToTheToken() {
        FakeLanguageModel model = FakeLanguageModel.saying(SOURCE);
        try (ChatEngine engine = FakeEngines.of(model, EngineOptions.defaults())) {
            for (int length = 1; length < SOURCE.length(); length++) {
                Answer answer = Answer.of(engine, request(SOURCE, SamplingOptions.greedy(), length));
                assertThat(answer.text()).isEqualTo(SOURCE.substring(0, length));
                assertThat(answer.finished().usage().completionTokens()).isEqualTo(length);
            }
        }
    }

    /** The fake model's noise makes a warm sampler stray from its favourite now and then: guesses come and fail. */
    @Test
    void seededSampling_isTheSameWithAndWithoutGuesses() {
        SamplingOptions warm =
                SamplingOptions.defaults().withTemperature(1.3).withTopK(0).withTopP(1);
        for (int seed = 0; seed < 20; seed++) {
            GenerationRequest request = request("say " + SOURCE, warm.withSeed(seed), 60);
            FakeLanguageModel guessed = FakeLanguageModel.saying(SOURCE + SOURCE);
            FakeLanguageModel plain = FakeLanguageModel.saying(SOURCE + SOURCE);
            String with = textWith(guessed, request, 0);
            String without = textWith(plain, request, 4);
            assertThat(with).as("seed %d", seed).isEqualTo(without);
            assertThat(guessed.tokensGuessed()).isPositive();
        }
    }

    /** Among several others nothing is guessed. */
    private static String textWith(FakeLanguageModel model, GenerationRequest request, int others) {
        try (ChatEngine engine = FakeEngines.of(model, EngineOptions.defaults())) {
            List<Generation> running = IntStream.range(0, others)
                    .mapToObj(number -> engine.generate(request("x" + number, SamplingOptions.greedy(), 900)))
                    .toList();
            String text = Answer.of(engine, request).text();
            running.forEach(Generation::close);
            running.forEach(Answer::rest);
            return text;
        }
    }

    private static GenerationRequest request(String text, SamplingOptions sampling, int maxNewTokens) {
        return GenerationRequest.of(new Prompt.Chat(List.of(ChatMessage.user(text))), sampling, maxNewTokens);
    }
}

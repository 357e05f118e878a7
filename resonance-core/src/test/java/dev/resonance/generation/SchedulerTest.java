package dev.resonance.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.engine.ChatEngine;
import dev.resonance.engine.ChatMessage;
import dev.resonance.engine.EngineBusyException;
import dev.resonance.engine.EngineClosedException;
import dev.resonance.engine.FinishReason;
import dev.resonance.engine.Generation;
import dev.resonance.engine.GenerationEvent;
import dev.resonance.engine.GenerationFailedException;
import dev.resonance.engine.GenerationRequest;
import dev.resonance.engine.Prompt;
import dev.resonance.engine.SamplingOptions;
import dev.resonance.testkit.Answer;
import dev.resonance.testkit.FakeEngines;
import dev.resonance.testkit.FakeLanguageModel;
import dev.resonance.testkit.Gate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The scheduler, through the engine that it works for, over a model that counts. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SchedulerTest {
    @Test
    void followUpTurn_ofAConversation_readsOnlyWhatIsNew() {
        FakeLanguageModel model = FakeLanguageModel.saying("fine, thanks");
        try (ChatEngine engine = FakeEngines.of(model, EngineOptions.defaults())) {
            Answer first = Answer.of(engine, chat(64, "hello, how are you?"));
            assertThat(first.text()).isEqualTo("fine, thanks");
            assertThat(first.finished().reason()).isEqualTo(FinishReason.STOP);

            int before = model.tokensRead();
            Prompt second = new Prompt.Chat(List.of(
                    ChatMessage.user("hello, how are you?"),
                    ChatMessage.assistant("fine, thanks"),
                    ChatMessage.user("good")));
            // an answer of one token leaves nothing to guess
            Answer begun = Answer.of(engine, GenerationRequest.of(second, SamplingOptions.greedy(), 1));
            // <|end|> of the answer, <|user|>good<|end|><|assistant|>
            assertThat(model.tokensRead() - before).isEqualTo(1 + 7);
            assertThat(begun.finished().usage().cachedTokens()).isEqualTo(engine.countTokens(second) - 8);
            assertThat(Answer.of(engine, GenerationRequest.of(second, SamplingOptions.greedy(), 64))
                            .text())
                    .isEqualTo("fine, thanks");
        }
    }

    @Test
    void answerOfOneStep_perToken_needsNoMoreSteps() {
        FakeLanguageModel model = FakeLanguageModel.babbling();
        try (ChatEngine engine = FakeEngines.of(model, EngineOptions.defaults())) {
            Answer.of(engine, chat(10, "go"));
            assertThat(model.steps()).isEqualTo(10);
        }
    }

    @Test
    void manyGenerations_atOnce_shareTheSteps() {
        Gate gate = new Gate();
        FakeLanguageModel model = FakeLanguageModel.babbling(gate);
        try (ChatEngine engine = FakeEngines.of(model, EngineOptions.defaults())) {
            Generation first = engine.generate(chat(20, "number 0"));
            await(gate::waitedFor);
            List<Generation> others = IntStream.range(1, 8)
                    .mapToObj(number -> engine.generate(chat(20, "number " + number)))
                    .toList();
            gate.open();
            Answer.rest(first);
            others.forEach(Answer::rest);
            assertThat(model.steps()).isLessThanOrEqualTo(22);
            assertThat(model.threads()).hasSize(1);
        }
    }

    @Test
    void longPrompt_amongOthers_isReadInChunksWhileTheyGoOn() {
        Gate gate = new Gate();
        FakeLanguageModel model = FakeLanguageModel.babbling(gate);
        try (ChatEngine engine = FakeEngines.of(model, EngineOptions.defaults())) {
            Generation talking = engine.generate(chat(100, "go"));
            await(gate::waitedFor);
            Generation reading = engine.generate(chat(2, "x".repeat(900)));
            gate.let(1);
            assertThat(talking.next()).isInstanceOf(GenerationEvent.Started.class);
            assertThat(reading.next()).isInstanceOf(GenerationEvent.Started.class);
            await(gate::waitedFor);
            gate.let(1);
            await(() -> model.steps() == 2 && gate.waitedFor());
            assertThat(model.tokensRead()).isLessThan(600);
            gate.open();
            assertThat(Answer.rest(reading).finished().reason()).isEqualTo(FinishReason.LENGTH);
            talking.cancel();
            Answer.rest(talking);
        }
    }

    @Test
    void cancel_whileItRuns_endsWithinOneStep() {
        Gate gate = new Gate();
        FakeLanguageModel model = FakeLanguageModel.babbling(gate);
        try (ChatEngine engine = FakeEngines.of(model, EngineOptions.defaults())) {
            Generation generation = engine.generate(chat(500, "go"));
            gate.let(3);
            await(() -> model.steps() == 3 && gate.waitedFor());
            generation.cancel();
            gate.open();
            GenerationEvent.Finished finished = Answer.rest(generation).finished();
            assertThat(finished.reason()).isEqualTo(FinishReason.CANCELLED);
            assertThat(finished.usage().completionTokens()).isEqualTo(4);
        }
    }

    @Test
    void stepThatFails_forOneSequence_failsThatAloneAndLeavesTheOthersAsTheyWere() {
        List<String> alone = IntStream.range(0, 3)
                .mapToObj(number -> babble("number " + number, 30))
                .toList();
        Gate gate = new Gate();
        FakeLanguageModel model = FakeLanguageModel.babbling(gate);
        try (ChatEngine engine = FakeEngines.of(model, EngineOptions.defaults())) {
            Generation first = engine.generate(chat(30, "number 0"));
            await(gate::waitedFor);
            Generation second = engine.generate(chat(30, "number 1"));
            Generation poisoned = engine.generate(chat(30, "bad" + (char) FakeLanguageModel.POISON));
            Generation third = engine.generate(chat(30, "number 2"));
            gate.open();
            assertThatThrownBy(() -> Answer.rest(poisoned))
                    .isInstanceOf(GenerationFailedException.class)
                    .hasMessageContaining("poisoned");
            assertThatThrownBy(poisoned::next).isInstanceOf(IllegalStateException.class);
            assertThat(Answer.rest(first).text()).isEqualTo(alone.get(0));
            assertThat(Answer.rest(second).text()).isEqualTo(alone.get(1));
            assertThat(Answer.rest(third).text()).isEqualTo(alone.get(2));
        }
        assertThat(model.openSequences()).isZero();
        assertThat(model.closed()).isTrue();
    }

    @Test
    void logitsThatAreNotNumbers_failThatGeneration() {
        for (SamplingOptions sampling : List.of(SamplingOptions.greedy(), SamplingOptions.defaults())) {
            LanguageModel model = new NumbersLost(FakeLanguageModel.babbling());
            try (ChatEngine engine = FakeEngines.of(model, EngineOptions.defaults())) {
                Generation generation = engine.generate(GenerationRequest.of(new Prompt.Text("a"), sampling, 4));
                assertThatThrownBy(() -> Answer.rest(generation)).isInstanceOf(GenerationFailedException.class);
            }
        }
    }

    @Test
    void queue_whenFull_isBusyAndTellsThePlaces() {
        Gate gate = new Gate();
        EngineOptions small = small(1, 2);
        try (ChatEngine engine = FakeEngines.of(FakeLanguageModel.babbling(gate), small)) {
            Generation running = engine.generate(chat(2, "go"));
            await(gate::waitedFor);
            Generation second = engine.generate(chat(2, "go on"));
            Generation third = engine.generate(chat(2, "go on and on"));
            assertThatThrownBy(() -> engine.generate(chat(2, "no")))
                    .isInstanceOfSatisfying(
                            EngineBusyException.class,
                            e -> assertThat(e.retryAfter()).isGreaterThanOrEqualTo(Duration.ofSeconds(1)));
            gate.open();
            assertThat(Answer.rest(running).events()).noneMatch(GenerationEvent.Queued.class::isInstance);
            assertThat(second.next()).isEqualTo(new GenerationEvent.Queued(1));
            assertThat(Answer.rest(third).events())
                    .startsWith(new GenerationEvent.Queued(2), new GenerationEvent.Queued(1));
            Answer.rest(second);
            assertThat(Answer.of(engine, chat(2, "again")).finished().reason()).isEqualTo(FinishReason.LENGTH);
        }
    }

    @Test
    void cancel_whileQueued_endsItAndMakesRoom() {
        Gate gate = new Gate();
        EngineOptions small = small(1, 1);
        try (ChatEngine engine = FakeEngines.of(FakeLanguageModel.babbling(gate), small)) {
            Generation running = engine.generate(chat(50, "go"));
            await(gate::waitedFor);
            Generation queued = engine.generate(chat(50, "go on"));
            queued.cancel();
            gate.let(1);
            Answer ended = Answer.rest(queued);
            assertThat(ended.events()).noneMatch(GenerationEvent.Started.class::isInstance);
            assertThat(ended.finished().reason()).isEqualTo(FinishReason.CANCELLED);
            assertThat(ended.finished().usage().completionTokens()).isZero();
            Generation next = engine.generate(chat(1, "me"));
            gate.open();
            running.cancel();
            Answer.rest(running);
            assertThat(Answer.rest(next).finished().reason()).isEqualTo(FinishReason.LENGTH);
        }
    }

    @Test
    void close_whileSomeRunAndSomeWait_cancelsAllAndLeavesNoThread() throws InterruptedException {
        Gate gate = new Gate();
        FakeLanguageModel model = FakeLanguageModel.babbling(gate);
        ChatEngine engine = FakeEngines.of(model, small(1, 4));
        List<Generation> generations = IntStream.range(0, 4)
                .mapToObj(number -> engine.generate(chat(500, "number " + number)))
                .toList();
        gate.let(2);
        await(() -> model.steps() == 2 && gate.waitedFor());
        Thread closing = Thread.ofPlatform().start(engine::close);
        await(() -> closing.getState() == Thread.State.WAITING);
        gate.open();
        closing.join();
        assertThat(model.closed()).isTrue();
        assertThat(model.threads()).noneMatch(Thread::isAlive);
        generations.forEach(generation ->
                assertThat(Answer.rest(generation).finished().reason()).isEqualTo(FinishReason.CANCELLED));
        assertThatThrownBy(() -> engine.countTokens(new Prompt.Text("a"))).isInstanceOf(EngineClosedException.class);
    }

    @Test
    void modelThatBreaksDown_failsAllThatRunAndWait() {
        Gate gate = new Gate();
        FakeLanguageModel broken = FakeLanguageModel.babbling(() -> {
            gate.run();
            throw new AssertionError("broken down");
        });
        ChatEngine engine = FakeEngines.of(broken, small(1, 4));
        Generation running = engine.generate(chat(5, "go"));
        await(gate::waitedFor);
        Generation waiting = engine.generate(chat(5, "go on"));
        gate.open();
        assertThatThrownBy(() -> Answer.rest(running)).isInstanceOf(GenerationFailedException.class);
        assertThatThrownBy(() -> Answer.rest(waiting)).isInstanceOf(GenerationFailedException.class);
        await(broken::closed);
        assertThatThrownBy(() -> engine.generate(chat(1, "me"))).isInstanceOf(EngineClosedException.class);
        engine.close();
    }

    private static String babble(String question, int tokens) {
        try (ChatEngine engine = FakeEngines.of(FakeLanguageModel.babbling(), EngineOptions.defaults())) {
            return Answer.of(engine, chat(tokens, question)).text();
        }
    }

    private static EngineOptions small(int maxBatch, int maxQueue) {
        return new EngineOptions("cpu", Precision.FP32, OptionalInt.empty(), maxBatch, maxQueue);
    }

    private static GenerationRequest chat(int maxNewTokens, String question) {
        return GenerationRequest.of(
                new Prompt.Chat(List.of(ChatMessage.user(question))), SamplingOptions.greedy(), maxNewTokens);
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** Reads as it should and gives no numbers. */
    private record NumbersLost(FakeLanguageModel model) implements LanguageModel {
        @Override
        public Sequence open() {
            return model.open();
        }

        @Override
        public List<float[]> step(List<Feed> feeds) {
            List<float[]> logits = model.step(feeds);
            logits.forEach(row -> Arrays.fill(row, Float.NaN));
            return logits;
        }

        @Override
        public void close() {
            model.close();
        }
    }
}

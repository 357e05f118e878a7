package dev.resonance.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.engine.ChatEngine;
import dev.resonance.engine.ChatMessage;
import dev.resonance.engine.ContextLengthExceededException;
import dev.resonance.engine.EngineClosedException;
import dev.resonance.engine.FinishReason;
import dev.resonance.engine.Generation;
import dev.resonance.engine.GenerationEvent;
import dev.resonance.engine.GenerationRequest;
import dev.resonance.engine.Prompt;
import dev.resonance.engine.SamplingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link ChatEngine} promises. A subclass brings the engine; {@link ModelEngineContract} adds what those
 * promise that sample from a model.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class ChatEngineContract {
    /** So many tokens every answer has at least, if it is let. */
    protected static final int LENGTH = 12;

    private ChatEngine engine;

    /** A new engine; the test closes it. */
    protected abstract ChatEngine open();

    /** The one engine that most tests share. */
    protected final ChatEngine engine() {
        return engine;
    }

    /** A prompt, different for each number, whose greedy answer has at least {@link #LENGTH} tokens. */
    protected Prompt prompt(int number) {
        return new Prompt.Chat(List.of(ChatMessage.user("Tell me a story about " + number + " ships on the sea.")));
    }

    /** A prompt that no window holds. */
    private Prompt tooLong() {
        return new Prompt.Chat(
                List.of(ChatMessage.user("sea ".repeat(engine.model().contextLength() + 1))));
    }

    protected final GenerationRequest greedy(int number, int maxNewTokens) {
        return GenerationRequest.of(prompt(number), SamplingOptions.greedy(), maxNewTokens);
    }

    @BeforeAll
    final void openEngine() {
        engine = open();
    }

    @AfterAll
    final void closeEngine() {
        engine.close();
    }

    @AfterEach
    final void forgetInterrupts() {
        Thread.interrupted();
    }

    @Test
    final void model_askedTwice_isTheSame() {
        assertThat(engine.model()).isEqualTo(engine.model());
        assertThat(engine.model().name()).isNotBlank();
        assertThat(engine.model().contextLength()).isGreaterThanOrEqualTo(2);
    }

    @Test
    final void generate_aChat_isStartedThenTextThenFinished() {
        Answer answer = Answer.of(engine, greedy(1, LENGTH));
        List<GenerationEvent> events = new ArrayList<>(answer.events());
        events.removeIf(GenerationEvent.Queued.class::isInstance);
        assertThat(events.getFirst()).isInstanceOf(GenerationEvent.Started.class);
        assertThat(events.subList(1, events.size() - 1)).isNotEmpty().allMatch(GenerationEvent.Text.class::isInstance);
        assertThat(answer.pieces()).noneMatch(String::isEmpty);
    }

    @Test
    final void generate_aChat_countsItsTokensAsCountTokensDoes() {
        Answer answer = Answer.of(engine, greedy(1, 2));
        int tokens = engine.countTokens(prompt(1));
        assertThat(tokens).isPositive();
        assertThat(answer.events()).contains(new GenerationEvent.Started(tokens));
        assertThat(answer.finished().usage().promptTokens()).isEqualTo(tokens);
    }

    @Test
    final void generate_upToItsLimit_endsByLengthWithExactlySoManyTokens() {
        for (int limit : new int[] {1, 2, LENGTH}) {
            GenerationEvent.Finished finished =
                    Answer.of(engine, greedy(2, limit)).finished();
            assertThat(finished.reason()).isEqualTo(FinishReason.LENGTH);
            assertThat(finished.usage().completionTokens()).isEqualTo(limit);
            assertThat(finished.elapsed()).isGreaterThanOrEqualTo(finished.timeToFirstToken());
        }
    }

    @Test
    final void generate_greedilyAgain_givesTheSameText() {
        Answer first = Answer.of(engine, greedy(3, LENGTH));
        assertThat(Answer.of(engine, greedy(3, LENGTH)).text()).isNotEmpty().isEqualTo(first.text());
    }

    @Test
    final void generate_manyAtOnce_givesEachWhatItGetsAlone() throws Exception {
        List<String> alone = IntStream.range(0, 8)
                .mapToObj(number -> Answer.of(engine, greedy(number, LENGTH)).text())
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<String>> together = IntStream.range(0, 8)
                    .mapToObj(number -> threads.submit(
                            () -> Answer.of(engine, greedy(number, LENGTH)).text()))
                    .toList();
            for (int number = 0; number < together.size(); number++) {
                assertThat(together.get(number).get()).isEqualTo(alone.get(number));
            }
        }
    }

    @Test
    final void next_afterTheLastEvent_throws() {
        Generation generation = engine.generate(greedy(4, 1));
        Answer.rest(generation);
        assertThatThrownBy(generation::next).isInstanceOf(IllegalStateException.class);
    }

    @Test
    final void cancel_beforeTheFirstEvent_endsCancelled() {
        Generation generation = engine.generate(greedy(4, endless()));
        generation.cancel();
        assertThat(Answer.rest(generation).finished().reason()).isEqualTo(FinishReason.CANCELLED);
    }

    @Test
    final void cancel_fromAnotherThread_endsCancelled() {
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            GenerationEvent.Finished finished = caughtInTime(generation -> thread.execute(generation::cancel));
            assertThat(finished.reason()).isEqualTo(FinishReason.CANCELLED);
            assertThat(finished.usage().completionTokens()).isBetween(1, endless() - 1);
        }
    }

    @Test
    final void cancel_ofAnEndedOne_hasNoEffect() {
        Generation generation = engine.generate(greedy(4, 1));
        assertThat(Answer.rest(generation).finished().reason()).isEqualTo(FinishReason.LENGTH);
        generation.cancel();
        generation.close();
        assertThat(Answer.of(engine, greedy(4, 2)).finished().reason()).isEqualTo(FinishReason.LENGTH);
    }

    @Test
    final void close_ofAGeneration_cancelsIt() {
        Generation generation = engine.generate(greedy(4, endless()));
        generation.close();
        assertThat(Answer.rest(generation).finished().reason()).isEqualTo(FinishReason.CANCELLED);
    }

    @Test
    final void interrupt_ofTheWaitingThread_cancelsAndStaysSet() {
        GenerationEvent.Finished finished = caughtInTime(ignored -> {
            Thread.currentThread().interrupt();
        });
        assertThat(finished.reason()).isEqualTo(FinishReason.CANCELLED);
        assertThat(Thread.interrupted()).isTrue();
    }

    /** How a reply ends that is stopped after its first text; where a fast one ended before that, another is tried. */
    private GenerationEvent.Finished caughtInTime(Consumer<Generation> stop) {
        GenerationEvent.Finished finished = null;
        for (int attempt = 0;
                attempt < 50 && (finished == null || finished.reason() == FinishReason.LENGTH);
                attempt++) {
            Thread.interrupted(); // left from an attempt that came too late
            Generation generation = engine.generate(greedy(4, endless()));
            takeUntilText(generation);
            stop.accept(generation);
            finished = Answer.rest(generation).finished();
        }
        return Objects.requireNonNull(finished);
    }

    @Test
    final void generate_aPromptThatDoesNotFit_throwsWithBothNumbers() {
        GenerationRequest request = GenerationRequest.of(tooLong(), SamplingOptions.greedy(), 1);
        assertThatThrownBy(() -> engine.generate(request))
                .isInstanceOfSatisfying(ContextLengthExceededException.class, e -> {
                    assertThat(e.contextLength()).isEqualTo(engine.model().contextLength());
                    assertThat(e.promptTokens()).isEqualTo(engine.countTokens(tooLong()));
                });
    }

    @Test
    final void close_twice_doesNothingMore() {
        ChatEngine other = open();
        other.close();
        other.close();
        assertThatThrownBy(() -> other.generate(greedy(5, 1))).isInstanceOf(EngineClosedException.class);
    }

    /** More tokens than a test waits for, within the window. */
    protected final int endless() {
        return engine.model().contextLength() - engine.countTokens(prompt(4));
    }

    /** Takes events up to the first text. */
    protected static void takeUntilText(Generation generation) {
        GenerationEvent event = generation.next();
        while (!(event instanceof GenerationEvent.Text)) {
            assertThat(event).isNotInstanceOf(GenerationEvent.Finished.class);
            event = generation.next();
        }
    }
}

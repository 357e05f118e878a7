package dev.resonance.bench;

import dev.resonance.engine.ChatEngine;
import dev.resonance.engine.Generation;
import dev.resonance.engine.GenerationEvent;
import dev.resonance.engine.GenerationRequest;
import dev.resonance.engine.Prompt;
import dev.resonance.engine.SamplingOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Times an engine through its public interface, greedy, on random prompts that share no beginning: so nothing comes out
 * of the prefix cache.
 */
public final class Benchmark {
    private static final int FIRST_ORDINARY_TOKEN = 10;
    private static final int MOST_ORDINARY_TOKENS = 200;

    private final ChatEngine engine;
    private final SplittableRandom random;

    /** The engine stays the caller's to close; nothing else should use it meanwhile. */
    public Benchmark(ChatEngine engine, long seed) {
        this.engine = engine;
        this.random = new SplittableRandom(seed);
    }

    /**
     * Runs the plan, one repetition after the other. A reply that the model ends early counts with the tokens it has.
     *
     * @throws dev.resonance.engine.ContextLengthExceededException if the prompt does not fit the model's window
     */
    public BenchmarkResult run(BenchmarkPlan plan) {
        once(plan);
        List<Round> rounds = new ArrayList<>();
        for (int repetition = 0; repetition < plan.repetitions(); repetition++) {
            rounds.add(once(plan));
        }
        return new BenchmarkResult(
                engine.model(),
                plan,
                Spread.of(rounds.stream().mapToDouble(Round::prefill).toArray()),
                Spread.of(rounds.stream().mapToDouble(Round::decode).toArray()),
                Spread.of(rounds.stream().mapToDouble(Round::firstTokenMillis).toArray()),
                ProcessMemory.peak());
    }

    private Round once(BenchmarkPlan plan) {
        List<Generation> generations = new ArrayList<>();
        for (int stream = 0; stream < plan.streams(); stream++) {
            generations.add(engine.generate(
                    GenerationRequest.of(prompt(plan.promptTokens()), SamplingOptions.greedy(), plan.newTokens())));
        }
        return new Round(plan, generations.stream().map(Benchmark::finish).toList());
    }

    private Prompt prompt(int tokens) {
        List<Integer> ids = random.ints(tokens, FIRST_ORDINARY_TOKEN, FIRST_ORDINARY_TOKEN + MOST_ORDINARY_TOKENS)
                .boxed()
                .toList();
        return new Prompt.Tokens(ids);
    }

    private static GenerationEvent.Finished finish(Generation generation) {
        GenerationEvent event = generation.next();
        while (!(event instanceof GenerationEvent.Finished)) {
            event = generation.next();
        }
        return (GenerationEvent.Finished) event;
    }

    private record Round(BenchmarkPlan plan, List<GenerationEvent.Finished> replies) {
        double firstTokenMillis() {
            return lastFirstToken().toNanos() / 1e6;
        }

        double prefill() {
            return plan.streams() * (double) plan.promptTokens() / seconds(lastFirstToken());
        }

        /** The first token of each reply comes out of the prefill. */
        double decode() {
            int tokens = replies.stream()
                    .mapToInt(reply -> reply.usage().completionTokens() - 1)
                    .sum();
            Duration end = replies.stream()
                    .map(GenerationEvent.Finished::elapsed)
                    .max(Duration::compareTo)
                    .orElseThrow();
            return tokens / seconds(end.minus(lastFirstToken()));
        }

        private Duration lastFirstToken() {
            return replies.stream()
                    .map(GenerationEvent.Finished::timeToFirstToken)
                    .max(Duration::compareTo)
                    .orElseThrow();
        }

        private static double seconds(Duration duration) {
            return duration.toNanos() / 1e9;
        }
    }
}

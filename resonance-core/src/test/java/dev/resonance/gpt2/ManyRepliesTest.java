package dev.resonance.gpt2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import dev.resonance.engine.ChatEngine;
import dev.resonance.engine.FinishReason;
import dev.resonance.engine.Generation;
import dev.resonance.engine.GenerationFailedException;
import dev.resonance.engine.GenerationRequest;
import dev.resonance.engine.ModelInfo;
import dev.resonance.engine.Prompt;
import dev.resonance.engine.SamplingOptions;
import dev.resonance.generation.EngineOptions;
import dev.resonance.generation.LanguageModel;
import dev.resonance.generation.LanguageModel.Feed;
import dev.resonance.generation.LocalChatEngine;
import dev.resonance.generation.Precision;
import dev.resonance.model.Checkpoint;
import dev.resonance.model.Gpt2Config;
import dev.resonance.model.JsonFile;
import dev.resonance.model.ModelSource;
import dev.resonance.template.ChatTemplates;
import dev.resonance.testkit.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Many replies of the step program at once against the readable GPT-2, which makes each of them alone, token by token. */
class ManyRepliesTest {
    private static final String NAME = "gpt2-tiny";
    private static final int POISON = 301;
    private static final int VOCABULARY = 300;

    /** Batched and single, cached and read anew, in chunks and whole, with and without guesses: the same tokens. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 8})
    void randomMixes_giveTheTokensThatTheReadableModelGives(int maxBatch) {
        Random random = new Random(maxBatch);
        List<int[]> prompts = prompts(random, 24);
        try (ChatEngine engine = engine(Precision.FP32, maxBatch)) {
            List<Generation> running = new ArrayList<>();
            List<int[]> asked = new ArrayList<>();
            List<Integer> lengths = new ArrayList<>();
            for (int request = 0; request < 48; request++) {
                int[] prompt = prompts.get(random.nextInt(prompts.size()));
                int length = 1 + random.nextInt(30);
                asked.add(prompt);
                lengths.add(length);
                running.add(engine.generate(greedy(prompt, length)));
                if (random.nextInt(4) == 0) {
                    Answer.rest(engine.generate(greedy(prompt, 2)));
                }
            }
            for (int request = 0; request < running.size(); request++) {
                assertThat(Answer.rest(running.get(request)).text())
                        .isEqualTo(alone(asked.get(request), lengths.get(request)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Precision.class,
            names = {"FP32", "INT8"})
    void thirtyTwoReplies_withCancelsStopsAndOnePoisoned_areWhatEachWouldBeAlone(Precision precision) {
        Random random = new Random(32);
        List<int[]> prompts = prompts(random, 32);
        CountedModel model = new CountedModel(model(precision));
        List<Answer> alone = new ArrayList<>();
        try (ChatEngine single = engine(new CountedModel(model(precision)), 1, precision)) {
            prompts.forEach(prompt -> alone.add(Answer.of(single, greedy(prompt, 40))));
        }
        try (ChatEngine engine = engine(model, 8, precision)) {
            List<Generation> running = new ArrayList<>();
            for (int index = 0; index < 32; index++) {
                running.add(engine.generate(request(prompts.get(index), index, alone.get(index))));
            }
            for (int index = 5; index < 32; index += 7) {
                running.get(index).cancel();
            }
            for (int index = 0; index < 32; index++) {
                Generation generation = running.get(index);
                String expected = alone.get(index).text();
                if (index == 11) {
                    assertThatThrownBy(() -> Answer.rest(generation)).isInstanceOf(GenerationFailedException.class);
                } else if (index % 7 == 5) {
                    Answer cut = Answer.rest(generation);
                    assertThat(expected).startsWith(cut.text());
                } else if (index % 3 == 1) {
                    Answer stopped = Answer.rest(generation);
                    String stop = stop(expected);
                    assertThat(stopped.text()).isEqualTo(expected.substring(0, expected.indexOf(stop)));
                    assertThat(stopped.finished().reason()).isEqualTo(FinishReason.STOP);
                } else {
                    assertThat(Answer.rest(generation).text()).isEqualTo(expected);
                }
            }
        }
        assertThat(model.open).isZero();
        assertThat(Thread.getAllStackTraces().keySet().stream()
                        .filter(Thread::isAlive)
                        .map(Thread::getName))
                .doesNotContain("resonance-scheduler", "resonance-loading");
    }

    private static GenerationRequest request(int[] prompt, int index, Answer alone) {
        if (index == 11) {
            return greedy(
                    IntStream.concat(Arrays.stream(prompt), IntStream.of(POISON))
                            .toArray(),
                    40);
        }
        GenerationRequest request = greedy(prompt, 40);
        return index % 3 == 1 ? request.withStop(List.of(stop(alone.text()))) : request;
    }

    /** A text across tokens somewhere in the middle. */
    private static String stop(String text) {
        return text.substring(text.length() / 2, text.length() / 2 + 5);
    }

    private static GenerationRequest greedy(int[] prompt, int length) {
        return GenerationRequest.of(
                new Prompt.Tokens(Arrays.stream(prompt).boxed().toList()), SamplingOptions.greedy(), length);
    }

    /** Some begin like others, and some repeat themselves, so that there is something to reuse and to guess. */
    private static List<int[]> prompts(Random random, int count) {
        List<int[]> prompts = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            int[] own = random.ints(3 + random.nextInt(25), 20, VOCABULARY).toArray();
            int[] before = prompts.isEmpty() || random.nextBoolean()
                    ? new int[0]
                    : prompts.get(random.nextInt(prompts.size()));
            int[] prompt = IntStream.concat(Arrays.stream(before).limit(30), Arrays.stream(own))
                    .toArray();
            prompts.add(
                    random.nextInt(3) > 0
                            ? prompt
                            : IntStream.concat(Arrays.stream(prompt), Arrays.stream(own))
                                    .toArray());
        }
        return prompts;
    }

    private static String alone(int[] prompt, int length) {
        ModelSource source = ReferenceOutputs.model(NAME);
        Gpt2Config config = Gpt2Config.read(source);
        NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch");
        try (LanguageModel model =
                        new ReadableModel(manager, Gpt2Weights.load(config, Checkpoint.open(source), manager));
                LanguageModel.Sequence sequence = model.open();
                BytePairTokenizer tokenizer = tokenizer(source, config)) {
            StringBuilder text = new StringBuilder();
            int[] feed = prompt;
            for (int count = 0; count < length && sequence.length() + feed.length <= config.positions(); count++) {
                float[] logits = model.step(List.of(new Feed(sequence, feed))).getFirst();
                int token = IntStream.range(0, logits.length)
                        .reduce(0, (best, next) -> logits[next] > logits[best] ? next : best);
                if (config.endTokens().contains(token)) {
                    break;
                }
                text.append(new String(tokenizer.bytes(token), StandardCharsets.UTF_8));
                feed = new int[] {token};
            }
            return text.toString();
        }
    }

    private static ChatEngine engine(Precision precision, int maxBatch) {
        return engine(model(precision), maxBatch, precision);
    }

    private static ChatEngine engine(LanguageModel model, int maxBatch, Precision precision) {
        ModelSource source = ReferenceOutputs.model(NAME);
        Gpt2Config config = Gpt2Config.read(source);
        return new LocalChatEngine(
                new ModelInfo(NAME, 0, config.positions(), precision.label(), "cpu"),
                model,
                tokenizer(source, config),
                ChatTemplates.plain(),
                config.vocabularySize(),
                Set.copyOf(config.endTokens()),
                new EngineOptions(TestDevices.name(precision), precision, OptionalInt.empty(), maxBatch, 64));
    }

    private static LanguageModel model(Precision precision) {
        ModelSource source = ReferenceOutputs.model(NAME);
        return StepModel.load(Gpt2Config.read(source), Checkpoint.open(source), TestDevices.of(precision), precision);
    }

    private static BytePairTokenizer tokenizer(ModelSource source, Gpt2Config config) {
        return BytePairTokenizer.load(JsonFile.required(source, "tokenizer.json"), config.vocabularySize());
    }

    /** Fails where it is poisoned, and counts the sequences that are open. */
    private static final class CountedModel implements LanguageModel {
        private final LanguageModel model;
        private int open;

        CountedModel(LanguageModel model) {
            this.model = model;
        }

        @Override
        public Sequence open() {
            return new Counted(model.open());
        }

        @Override
        public List<float[]> step(List<Feed> feeds) {
            if (feeds.stream().anyMatch(feed -> Arrays.stream(feed.tokens()).anyMatch(token -> token == POISON))) {
                throw new IllegalStateException("poisoned");
            }
            return model.step(feeds.stream()
                    .map(feed -> new Feed(((Counted) feed.sequence()).sequence, feed.tokens(), feed.logits()))
                    .toList());
        }

        @Override
        public void close() {
            model.close();
        }

        private final class Counted implements Sequence {
            private final Sequence sequence;

            Counted(Sequence sequence) {
                this.sequence = sequence;
                open++;
            }

            @Override
            public int length() {
                return sequence.length();
            }

            @Override
            public Sequence fork(int length) {
                return new Counted(sequence.fork(length));
            }

            @Override
            public void truncate(int length) {
                sequence.truncate(length);
            }

            @Override
            public void close() {
                open--;
                sequence.close();
            }
        }
    }
}

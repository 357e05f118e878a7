package dev.resonance.gpt2;

import ai.djl.Device;
import dev.resonance.engine.ChatMessage;
import dev.resonance.engine.Prompt;
import dev.resonance.error.InvalidValueException;
import dev.resonance.generation.LanguageModel;
import dev.resonance.generation.LanguageModel.Feed;
import dev.resonance.generation.LanguageModel.Sequence;
import dev.resonance.generation.Logits;
import dev.resonance.generation.Precision;
import dev.resonance.generation.PromptEncoder;
import dev.resonance.model.Checkpoint;
import dev.resonance.model.Gpt2Config;
import dev.resonance.model.ModelSource;
import java.util.Arrays;
import java.util.List;

/**
 * How much of a model's quality a precision keeps.
 *
 * @param positions how many tokens were predicted
 * @param sameToken the share of them where the likeliest token is that of fp32, 0 to 1
 * @param perplexity of the conversations in this precision
 * @param perplexityOfFp32 of the same conversations in 32 bits
 */
public record PrecisionQuality(
        Precision precision, long positions, double sameToken, double perplexity, double perplexityOfFp32) {

    /**
     * Reads conversations with the model in this precision and in fp32, on the CPU, each conversation up to the end of
     * the window.
     *
     * @throws dev.resonance.model.ModelLoadException if the model cannot be loaded
     * @throws InvalidValueException if there is nothing to read
     */
    public static PrecisionQuality measure(
            ModelSource model, Precision precision, List<List<ChatMessage>> conversations) {
        Gpt2Config config = Gpt2Config.read(model);
        Device cpu = Devices.find("cpu");
        Checkpoint checkpoint = Checkpoint.open(model);
        Sums sums = new Sums();
        try (LanguageModel exact = StepModel.load(config, checkpoint, cpu, Precision.FP32);
                LanguageModel tried = StepModel.load(config, checkpoint, cpu, precision);
                BytePairTokenizer tokenizer = Gpt2Engines.tokenizer(model, config)) {
            PromptEncoder encoder = new PromptEncoder(tokenizer, Gpt2Engines.template(model), config.vocabularySize());
            for (List<ChatMessage> conversation : conversations) {
                int[] all = encoder.encode(new Prompt.Chat(conversation));
                int[] tokens = Arrays.copyOf(all, Math.min(all.length, config.positions()));
                sums.add(tokens, logits(tried, tokens), logits(exact, tokens));
            }
        }
        InvalidValueException.require(sums.positions > 0, "conversations", 0, "at least one with two tokens");
        return new PrecisionQuality(
                precision,
                sums.positions,
                (double) sums.same / sums.positions,
                Math.exp(sums.surprise / sums.positions),
                Math.exp(sums.surpriseOfFp32 / sums.positions));
    }

    /** By how much the perplexity grows: 1 is not at all. */
    public double perplexityRatio() {
        return perplexity / perplexityOfFp32;
    }

    private static List<float[]> logits(LanguageModel model, int[] tokens) {
        try (Sequence sequence = model.open()) {
            return model.step(List.of(new Feed(sequence, tokens, tokens.length)));
        }
    }

    private static final class Sums {
        private long positions;
        private long same;
        private double surprise;
        private double surpriseOfFp32;

        void add(int[] tokens, List<float[]> tried, List<float[]> exact) {
            for (int position = 0; position + 1 < tokens.length; position++) {
                float[] logits = tried.get(position);
                float[] reference = exact.get(position);
                positions++;
                same += Logits.likeliest(logits) == Logits.likeliest(reference) ? 1 : 0;
                surprise += surprise(logits, tokens[position + 1]);
                surpriseOfFp32 += surprise(reference, tokens[position + 1]);
            }
        }

        /** -ln of the token's probability. */
        private static double surprise(float[] logits, int token) {
            return Logits.logOfSum(logits) - logits[token];
        }
    }
}

package dev.resonance.ui.chat;

import static dev.resonance.error.InvalidValueException.require;

import dev.resonance.engine.SamplingOptions;
import dev.resonance.error.InvalidValueException;
import dev.resonance.reply.ReplyOptions;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a user sets about how answers are drawn. Each range is checked when it is made.
 *
 * @param sampling how the next token is chosen
 * @param maxNewTokens the longest answer, 1 to 100 000
 */
public record SamplingChoice(SamplingOptions sampling, int maxNewTokens) {
    private static final String SEPARATOR = ";";

    public SamplingChoice {
        require(maxNewTokens >= 1 && maxNewTokens <= 100_000, "max tokens", maxNewTokens, "1 to 100000");
    }

    /** What holds where nothing was chosen. */
    public static SamplingChoice of(ReplyOptions defaults) {
        return new SamplingChoice(defaults.sampling(), defaults.maxNewTokens());
    }

    /** One line that {@link #parse} reads: for the browser to keep. */
    public String text() {
        return String.join(
                SEPARATOR,
                Double.toString(sampling.temperature()),
                Integer.toString(sampling.topK()),
                Double.toString(sampling.topP()),
                Double.toString(sampling.minP()),
                Double.toString(sampling.repetitionPenalty()),
                sampling.seed().isPresent() ? Long.toString(sampling.seed().getAsLong()) : "-",
                Integer.toString(maxNewTokens));
    }

    /** What {@link #text} wrote; absent if it is anything else, such as a line of another version. */
    public static Optional<SamplingChoice> parse(String text) {
        String[] parts = text.split(SEPARATOR, -1);
        if (parts.length != 7) {
            return Optional.empty();
        }
        try {
            OptionalLong seed = parts[5].equals("-") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(parts[5]));
            SamplingOptions sampling = new SamplingOptions(
                    Double.parseDouble(parts[0]),
                    Integer.parseInt(parts[1]),
                    Double.parseDouble(parts[2]),
                    Double.parseDouble(parts[3]),
                    Double.parseDouble(parts[4]),
                    seed);
            return Optional.of(new SamplingChoice(sampling, Integer.parseInt(parts[6])));
        } catch (NumberFormatException | InvalidValueException e) {
            return Optional.empty();
        }
    }
}

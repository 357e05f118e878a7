package dev.resonance.server.command;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import dev.resonance.bench.Benchmark;
import dev.resonance.bench.BenchmarkPlan;
import dev.resonance.bench.BenchmarkResult;
import dev.resonance.bench.Soak;
import dev.resonance.bench.Spread;
import dev.resonance.engine.ChatEngine;
import dev.resonance.engine.LoadProgress;
import dev.resonance.server.app.Engines;
import dev.resonance.server.config.ModelSettings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code resonance bench}: how fast the engine reads and writes on this machine. */
@Command(name = "bench", description = "measures the engine, without a server", sortOptions = false)
final class BenchCommand implements Callable<Integer> {
    private static final int SEED = 1;

    private final SettingOptions options;

    @Option(names = "--shape", description = "random weights of this shape: 124M, 355M, 774M or 1558M")
    private @Nullable String shape;

    @Option(names = "--prompt-tokens", defaultValue = "128", description = "length of each prompt (${DEFAULT-VALUE})")
    private int promptTokens;

    @Option(names = "--new-tokens", defaultValue = "96", description = "length of each reply (${DEFAULT-VALUE})")
    private int newTokens;

    @Option(names = "--streams", defaultValue = "1", description = "replies at once (${DEFAULT-VALUE})")
    private int streams;

    @Option(
            names = "--repetitions",
            defaultValue = "5",
            description = "counted runs after one warm-up (${DEFAULT-VALUE})")
    private int repetitions;

    @Option(
            names = "--soak",
            paramLabel = "MINUTES",
            description = "instead: keeps the engine busy with mixed replies, and prints its memory every minute")
    private int soakMinutes;

    @Option(
            names = "--quality",
            paramLabel = "FILE",
            description =
                    "instead: what each precision keeps of the model's quality on the conversations in FILE, lines"
                            + " of {\"messages\": [...]}, also gzipped")
    private @Nullable Path conversations;

    @Option(names = "--json", description = "prints the figures as JSON")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    BenchCommand(SettingOptions options) {
        this.options = options;
    }

    @Override
    public Integer call() {
        ModelSettings settings = options.read().model();
        PrintWriter out = spec.commandLine().getOut();
        if (conversations != null) {
            out.println(QualityReport.of(settings, conversations, json));
            out.flush();
            return ExitCodes.OK;
        }
        BenchmarkPlan plan = new BenchmarkPlan(promptTokens, newTokens, streams, repetitions);
        try (ChatEngine engine = Engines.open(settings, Optional.ofNullable(shape), new LoadProgress())) {
            if (soakMinutes > 0) {
                Duration minute = Duration.ofMinutes(1);
                new Soak(engine).run(minute.multipliedBy(soakMinutes), minute, sample -> tell(out, sample));
                return ExitCodes.OK;
            }
            BenchmarkResult result = new Benchmark(engine, SEED).run(plan);
            out.println(json ? json(result) : text(result));
            out.flush();
        }
        return ExitCodes.OK;
    }

    private static void tell(PrintWriter out, Soak.Sample sample) {
        out.printf(
                "minute %d: %d replies, %d MiB resident, %d MiB of heap%n",
                sample.sinceStart().toMinutes(),
                sample.replies(),
                sample.residentBytes() >> 20,
                sample.heapBytes() >> 20);
        out.flush();
    }

    private static String json(BenchmarkResult result) {
        Gson gson = new GsonBuilder().setPrettyPrinting().create();
        return gson.toJson(result);
    }

    private static String text(BenchmarkResult result) {
        return "%s, %s on %s: %d prompt tokens, %d new ones, %d at once%n"
                        .formatted(
                                result.model().name(),
                                result.model().precision(),
                                result.model().device(),
                                result.plan().promptTokens(),
                                result.plan().newTokens(),
                                result.plan().streams())
                + line("prefill", result.prefill(), "tokens/s")
                + line("decode", result.decode(), "tokens/s")
                + line("first token", result.timeToFirstTokenMillis(), "ms")
                + "peak memory  %d MiB".formatted(result.peakMemoryBytes() >> 20);
    }

    private static String line(String name, Spread spread, String unit) {
        return String.format(
                Locale.ROOT,
                "%-12s %.1f %s (%.1f to %.1f)%n",
                name,
                spread.median(),
                unit,
                spread.minimum(),
                spread.maximum());
    }
}

package dev.resonance.server.config;

import dev.resonance.engine.SamplingOptions;
import dev.resonance.generation.EngineOptions;
import dev.resonance.generation.Precision;
import dev.resonance.reply.ReplyOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Groups parsed values into {@link Settings}. */
final class SettingsFactory {
    private static final String BUNDLED = "resonance-nano";

    private final SettingParser values;

    SettingsFactory(SettingParser values) {
        this.values = values;
    }

    Settings settings() {
        return new Settings(model(), replies(), http(), values.integer(Setting.UI_PORT, 0, 65535), search(), storage());
    }

    private ModelSettings model() {
        if (values.flag(Setting.LOAD_IN_4BIT)) {
            throw values.invalid(
                    Setting.LOAD_IN_4BIT, "false: this version has no 4-bit weights; int8 is its smallest");
        }
        Optional<Path> directory = values.optional(Setting.MODEL_PATH).map(ignored -> values.path(Setting.MODEL_PATH));
        Optional<Path> adapter =
                values.optional(Setting.ADAPTER_PATH).map(ignored -> values.path(Setting.ADAPTER_PATH));
        values.optional(Setting.MODEL_NAME).ifPresent(this::checkName);
        OptionalInt context = values.isSet(Setting.CONTEXT_LENGTH)
                ? OptionalInt.of(values.integer(Setting.CONTEXT_LENGTH, 16, Integer.MAX_VALUE))
                : OptionalInt.empty();
        return new ModelSettings(
                directory,
                adapter,
                new EngineOptions(
                        values.text(Setting.DEVICE),
                        Precision.of(values.text(Setting.PRECISION)),
                        context,
                        values.integer(Setting.MAX_BATCH, 1, 256),
                        values.integer(Setting.MAX_QUEUE, 0, 100_000)));
    }

    private void checkName(String name) {
        if (!name.equals(BUNDLED) && !name.equals("nano")) {
            throw values.invalid(Setting.MODEL_NAME, BUNDLED + "; for another model set MODEL_PATH to its directory");
        }
    }

    private ReplyOptions replies() {
        SamplingOptions sampling = sampling();
        ReplyOptions options = ReplyOptions.defaults()
                .withSampling(sampling)
                .withMaxNewTokens(values.integer(Setting.MAX_NEW_TOKENS, 1, Integer.MAX_VALUE))
                .withMaxResults(values.integer(Setting.SEARCH_MAX_RESULTS, 1, 20))
                .withSearch(values.flag(Setting.SEARCH_ENABLED));
        return values.optional(Setting.SYSTEM_PROMPT)
                .map(options::withSystemPrompt)
                .orElse(options);
    }

    private SamplingOptions sampling() {
        OptionalLong seed = values.isSet(Setting.SEED)
                ? OptionalLong.of(values.whole(Setting.SEED, Long.MIN_VALUE, Long.MAX_VALUE))
                : OptionalLong.empty();
        double temperature = values.number(Setting.TEMPERATURE, number -> number >= 0 && number <= 2, "0 to 2");
        double topP = values.number(Setting.TOP_P, number -> number > 0 && number <= 1, "above 0, up to 1");
        int topK = values.integer(Setting.TOP_K, 0, Integer.MAX_VALUE);
        return new SamplingOptions(temperature, topK, topP, 0, 1, seed);
    }

    private HttpSettings http() {
        return new HttpSettings(
                values.text(Setting.HOST),
                values.integer(Setting.PORT, 0, 65535),
                values.list(Setting.API_KEYS),
                values.flag(Setting.ALLOW_ANONYMOUS),
                values.list(Setting.CORS_ORIGINS),
                limits());
    }

    private HttpLimits limits() {
        return new HttpLimits(
                values.integer(Setting.MAX_BODY_MB, 1, 2047) * (1L << 20),
                HttpLimits.defaults().maxHeaderBytes(),
                values.integer(Setting.MAX_CONNECTIONS, 1, 1_000_000),
                values.integer(Setting.MAX_CHOICES, 1, 128),
                seconds(Setting.REQUEST_SECONDS),
                seconds(Setting.HEARTBEAT_SECONDS),
                seconds(Setting.WRITE_SECONDS),
                seconds(Setting.SHUTDOWN_SECONDS));
    }

    private Duration seconds(Setting setting) {
        return Duration.ofSeconds(values.integer(setting, 1, 86_400));
    }

    private SearchSettings search() {
        return new SearchSettings(
                values.flag(Setting.SEARCH_ENABLED),
                values.optional(Setting.SEARCH_URL).map(text -> address()));
    }

    private URI address() {
        try {
            URI address = URI.create(values.text(Setting.SEARCH_URL));
            if (List.of("http", "https").contains(address.getScheme()) && address.getHost() != null) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            throw values.invalid(Setting.SEARCH_URL, "an address that starts with http:// or https://");
        }
        throw values.invalid(Setting.SEARCH_URL, "an address that starts with http:// or https://");
    }

    private StorageSettings storage() {
        Path directory = values.path(Setting.DATA_DIR);
        return new StorageSettings(
                directory, database(directory), values.integer(Setting.MAX_UPLOAD_MB, 1, 2047) * (1L << 20));
    }

    private DatabasePlace database(Path directory) {
        String url = values.text(Setting.DATABASE_URL);
        if (url.startsWith("jdbc:postgresql:")) {
            return new DatabasePlace.Postgres(url);
        }
        if (url.isEmpty()) {
            return new DatabasePlace.SqliteFile(directory.resolve("resonance.db"));
        }
        if (!url.startsWith("jdbc:sqlite:")) {
            throw values.invalid(Setting.DATABASE_URL, "jdbc:sqlite:FILE or jdbc:postgresql://HOST/DATABASE");
        }
        return new DatabasePlace.SqliteFile(Path.of(url.substring("jdbc:sqlite:".length())));
    }
}

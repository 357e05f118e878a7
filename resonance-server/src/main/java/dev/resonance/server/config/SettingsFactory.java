package dev.resonance.server.config;

import dev.resonance.engine.SamplingOptions;
import dev.resonance.generation.EngineOptions;
import dev.resonance.generation.Precision;
import dev.resonance.hub.HubCache;
import dev.resonance.hub.HubModelId;
import dev.resonance.remote.RemoteModel;
import dev.resonance.reply.ReplyOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Groups parsed values into {@link Settings}. */
final class SettingsFactory {
    private static final String BUNDLED = "resonance-nano";

    private static final Pattern HUB_NAME = Pattern.compile("[^/:]+/[^/:]+");

    private final SettingParser values;
    private final Map<String, String> environment;

    SettingsFactory(SettingParser values, Map<String, String> environment) {
        this.values = values;
        this.environment = environment;
    }

    Settings settings() {
        SearchSettings search = SearchSettings.of(values);
        return new Settings(
                model(),
                replies(search),
                http(),
                values.integer(Setting.UI_PORT, 0, 65535),
                values.optional(Setting.UI_USERS).map(ignored -> values.path(Setting.UI_USERS)),
                search,
                storage());
    }

    private ModelSettings model() {
        Optional<Path> directory = values.optional(Setting.MODEL_PATH)
                .map(ignored -> values.path(Setting.MODEL_PATH))
                .or(this::pulled);
        Optional<Path> adapter =
                values.optional(Setting.ADAPTER_PATH).map(ignored -> values.path(Setting.ADAPTER_PATH));
        Optional<String> name = values.optional(Setting.MODEL_NAME);
        name.filter(given -> !RemoteModel.isOne(given)).ifPresent(this::checkName);
        OptionalInt context = values.isSet(Setting.CONTEXT_LENGTH)
                ? OptionalInt.of(values.integer(Setting.CONTEXT_LENGTH, 16, Integer.MAX_VALUE))
                : OptionalInt.empty();
        return new ModelSettings(
                directory,
                name.filter(RemoteModel::isOne).map(given -> remote(given, context)),
                adapter,
                new EngineOptions(
                        values.text(Setting.DEVICE),
                        precision(),
                        context,
                        values.integer(Setting.MAX_BATCH, 1, 256),
                        values.integer(Setting.MAX_QUEUE, 0, 100_000)),
                HubSettings.of(values, environment));
    }

    private Precision precision() {
        Precision precision = Precision.of(values.text(Setting.PRECISION));
        if (!values.flag(Setting.LOAD_IN_4BIT)) {
            return precision;
        }
        if (precision != Precision.AUTO && precision != Precision.INT4) {
            throw values.invalid(Setting.LOAD_IN_4BIT, "false beside PRECISION=" + precision.label());
        }
        return Precision.INT4;
    }

    private RemoteModel remote(String name, OptionalInt context) {
        RemoteModel model = RemoteModel.parse(name);
        if (context.isPresent()) {
            model = model.withContextLength(context.getAsInt());
        }
        return values.optional(Setting.MODEL_API_KEY).map(model::withApiKey).orElse(model);
    }

    /** Where a model of the hub lies once it is pulled; whoever loads it says so where it is not. */
    private Optional<Path> pulled() {
        return values.optional(Setting.MODEL_NAME)
                .filter(SettingsFactory::isOfTheHub)
                .map(name -> HubCache.of(HubModelId.of(name), HubSettings.of(values, environment))
                        .folder());
    }

    /** {@code ORG/NAME}. */
    private static boolean isOfTheHub(String name) {
        return HUB_NAME.matcher(name).matches();
    }

    private void checkName(String name) {
        if (!name.equals(BUNDLED) && !name.equals("nano") && !isOfTheHub(name)) {
            throw values.invalid(
                    Setting.MODEL_NAME,
                    BUNDLED + ", ORG/NAME of a model that ./resonance pull fetched, or openai:http://HOST/v1#MODEL;"
                            + " for another model set MODEL_PATH to its directory");
        }
    }

    private ReplyOptions replies(SearchSettings search) {
        SamplingOptions sampling = sampling();
        ReplyOptions options = ReplyOptions.defaults()
                .withSampling(sampling)
                .withMaxNewTokens(values.integer(Setting.MAX_NEW_TOKENS, 1, Integer.MAX_VALUE))
                .withMaxResults(values.integer(Setting.SEARCH_MAX_RESULTS, 1, 20))
                .withSearch(search.enabled());
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
                values.flag(Setting.STRICT_FIELDS),
                limits());
    }

    private HttpLimits limits() {
        return new HttpLimits(
                megabytes(Setting.MAX_BODY_MB),
                megabytes(Setting.MAX_UPLOAD_MB),
                values.integer(Setting.MAX_HEADER_KB, 1, 1024) << 10,
                values.integer(Setting.MAX_CONNECTIONS, 1, 1_000_000),
                values.integer(Setting.MAX_CHOICES, 1, 128),
                values.integer(Setting.REQUESTS_PER_MINUTE, 0, 1_000_000),
                seconds(Setting.QUEUE_SECONDS),
                seconds(Setting.REQUEST_SECONDS),
                seconds(Setting.HEARTBEAT_SECONDS),
                seconds(Setting.WRITE_SECONDS),
                seconds(Setting.SHUTDOWN_SECONDS));
    }

    private long megabytes(Setting setting) {
        return values.integer(setting, 1, 2047) * (1L << 20);
    }

    private Duration seconds(Setting setting) {
        return Duration.ofSeconds(values.integer(setting, 1, 86_400));
    }

    private StorageSettings storage() {
        Path directory = values.path(Setting.DATA_DIR);
        return new StorageSettings(directory, database(directory), megabytes(Setting.MAX_UPLOAD_MB));
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

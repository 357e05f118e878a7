package dev.resonance.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.error.InvalidValueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void nothingSet_isTheDefaults() {
        Settings settings = read(Map.of());

        assertThat(settings.http().host()).isEqualTo("127.0.0.1");
        assertThat(settings.http().port()).isEqualTo(8000);
        assertThat(settings.uiPort()).isEqualTo(8080);
        assertThat(settings.model().directory()).isEmpty();
        assertThat(settings.model().engine().maxBatch()).isEqualTo(8);
        assertThat(settings.replies().maxNewTokens()).isEqualTo(256);
        assertThat(settings.replies().sampling().temperature()).isEqualTo(0.7);
        assertThat(settings.replies().sampling().seed()).isEmpty();
        assertThat(settings.replies().systemPrompt()).isEmpty();
        assertThat(settings.search().enabled()).isTrue();
        assertThat(settings.storage().database())
                .isEqualTo(new DatabasePlace.SqliteFile(Path.of("data", "resonance.db")));
        assertThat(settings.storage().maxUploadBytes()).isEqualTo(20L << 20);
    }

    @Test
    void databaseUrl_ofPostgres_isShownWithoutItsPassword() {
        String url = "jdbc:postgresql://me:hidden@db:5432/chat?user=me&password=hidden";

        Settings settings = read(Map.of("DATABASE_URL", url));

        assertThat(settings.storage().database()).isEqualTo(new DatabasePlace.Postgres(url));
        assertThat(settings.storage().database().shown()).isEqualTo("jdbc:postgresql://db:5432/chat");
        assertThat(settings.toString()).doesNotContain("hidden");
    }

    @Test
    void sources_overruleEachOtherInTheirOrder() throws IOException {
        Map<String, String> environment = Map.of("PORT", "1", "TOP_K", "1", "SEED", "1", "MAX_QUEUE", "1");
        Files.writeString(directory.resolve(".env"), "# mine\nTOP_K=2\nSEED=2\nMAX_QUEUE=\"2\"\nOTHER=x\n");
        System.setProperty("SEED", "3");
        System.setProperty("MAX_QUEUE", "3");
        try {
            Settings settings = Settings.read(environment, directory, Map.of(Setting.MAX_QUEUE, "4"));

            assertThat(settings.http().port()).isEqualTo(1);
            assertThat(settings.replies().sampling().topK()).isEqualTo(2);
            assertThat(settings.replies().sampling().seed()).hasValue(3);
            assertThat(settings.model().engine().maxQueue()).isEqualTo(4);
        } finally {
            System.clearProperty("SEED");
            System.clearProperty("MAX_QUEUE");
        }
    }

    @Test
    void emptyOption_takesBackWhatTheEnvironmentSays() {
        Map<String, String> environment = Map.of("PORT", "1", "SEED", "1");

        Settings settings = Settings.read(environment, directory, Map.of(Setting.SEED, ""));

        assertThat(settings.http().port()).isEqualTo(1);
        assertThat(settings.replies().sampling().seed()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PORT               | abc      | a whole number from 0 to 65535
            PORT               | 70000    | a whole number from 0 to 65535
            UI_PORT            | -1       | a whole number from 0 to 65535
            TEMPERATURE        | 3        | a number, 0 to 2
            TOP_P              | 0        | a number, above 0, up to 1
            TOP_K              | x        | a whole number, 0 or more
            SEED               | 1.5      | a whole number
            MAX_NEW_TOKENS     | 0        | a whole number, 1 or more
            DEVICE             | gpu      | auto, cpu, cuda, cuda:N or mps
            PRECISION          | int3     | auto
            SEARCH_ENABLED     | maybe    | true or false
            SEARCH_MAX_RESULTS | 21       | a whole number from 1 to 20
            SEARCH_URL         | ftp://x  | an address that starts with http
            SEARXNG_URL        | nowhere  | an address that starts with http
            SEARCH_READ_PAGES  | 5        | a whole number from 0 to 4
            SEARCH_READ_HOSTS  | wiki     | HOST:PORT
            SEARCH_SUSPICIOUS  | burn     | keep, flag or drop
            DOCUMENTS_DIR      | /nowhere | a folder that is there
            HOST               | 0.0.0.0  | ALLOW_ANONYMOUS=true
            CORS_ORIGINS       | [1       | a JSON array of texts
            DATABASE_URL       | mysql:x  | jdbc:sqlite:FILE or jdbc:postgresql://HOST/DATABASE
            MAX_CONNECTIONS    | 0        | a whole number from 1
            REQUEST_SECONDS    | 0        | a whole number from 1 to 86400
            MAX_UPLOAD_MB      | 0        | a whole number from 1 to 2047
            MODEL_NAME         | gpt-9    | MODEL_PATH
            """)
    void value_thatIsNotAllowed_isToldWithNameValueAndWhatIs(String name, String value, String allowed) {
        assertThatThrownBy(() -> read(Map.of(name, value)))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining(name)
                .hasMessageContaining(value)
                .hasMessageContaining(allowed);
    }

    @Test
    void host_beyondThisMachine_needsKeysOrAWord() {
        assertThat(read(Map.of("HOST", "0.0.0.0", "API_KEYS", "a, b")).http().apiKeys())
                .containsExactly("a", "b");
        assertThat(read(Map.of("HOST", "0.0.0.0", "ALLOW_ANONYMOUS", "true"))
                        .http()
                        .host())
                .isEqualTo("0.0.0.0");
    }

    @Test
    void modelName_ofTheHub_isItsFolderInTheCache() {
        assertThat(read(Map.of("MODEL_NAME", "openai-community/gpt2", "HF_HOME", "/hf"))
                        .model()
                        .directory())
                .contains(Path.of("/hf/hub/models--openai-community--gpt2"));
        assertThat(read(Map.of("MODEL_NAME", "a/b", "MODEL_PATH", "/m")).model().directory())
                .contains(Path.of("/m"));
    }

    @Test
    void origins_mayBeAJsonArrayOrAList() {
        assertThat(read(Map.of("CORS_ORIGINS", "[\"https://a.example\", \"https://b.example\"]"))
                        .http()
                        .corsOrigins())
                .containsExactly("https://a.example", "https://b.example");
        assertThat(read(Map.of("CORS_ORIGINS", "https://a.example,https://b.example"))
                        .http()
                        .corsOrigins())
                .containsExactly("https://a.example", "https://b.example");
    }

    @Test
    void limits_areSettings() {
        HttpLimits limits = read(Map.of("MAX_BODY_MB", "1", "REQUEST_SECONDS", "5", "SHUTDOWN_SECONDS", "3"))
                .http()
                .limits();

        assertThat(limits.maxBodyBytes()).isEqualTo(1 << 20);
        assertThat(limits.requestTime()).hasSeconds(5);
        assertThat(limits.shutdownGrace()).hasSeconds(3);
        assertThat(read(Map.of()).http().limits()).isEqualTo(HttpLimits.defaults());
    }

    @Test
    void option_isTheNameInKebabCase() {
        assertThat(Setting.SEARCH_MAX_RESULTS.option()).isEqualTo("--search-max-results");
    }

    private Settings read(Map<String, String> environment) {
        return Settings.read(environment, directory, Map.of());
    }
}

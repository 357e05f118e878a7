package dev.resonance.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import dev.resonance.error.ResonanceException;
import dev.resonance.testkit.LoopbackHub;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can go wrong with a pull is one line, leaves nothing outside of the cache, and nothing wrong inside. */
class PullFailureTest {
    private static final HubModelId MODEL = HubModelId.of(LoopbackHub.MODEL);
    private static final String CONFIG = "/" + LoopbackHub.MODEL + "/resolve/" + LoopbackHub.COMMIT + "/config.json";
    private static final String SHA1 = "a".repeat(40);

    private final LoopbackHub server = LoopbackHub.start();

    @TempDir
    private Path home = Path.of("");

    @BeforeEach
    void fillTheHub() {
        server.put("config.json", text("{}"));
        server.put("tokenizer.json", text("{}"));
        server.putLarge("model.safetensors", new byte[1000]);
    }

    @AfterEach
    void stopTheHub() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            401 |       | HubRefusedException | has no public model made-up/tiny-gpt2
            401 | token | HubRefusedException | does not accept HF_TOKEN
            403 |       | HubRefusedException | set HF_TOKEN
            403 | token | HubRefusedException | accept its terms
            404 |       | HubRefusedException | with the revision main
            429 |       | PullFailedException | later
            500 |       | PullFailedException | answered 500
            302 |       | PullFailedException | does not answer
            200 |       | PullFailedException | is not what a hub answers
            """)
    void answer_thatIsNoListing_isOneLine(int status, String token, String type, String line) {
        server.answerListing(status, status == 200 ? "<html>" : "");

        assertThatThrownBy(() -> pull(server.address(), Optional.ofNullable(token)))
                .hasMessageContaining(line)
                .hasMessageNotContaining("\n")
                .extracting(failure -> failure.getClass().getSimpleName())
                .isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{'sha':null,'siblings':[]}",
                "{'sha':'../../../../outside','siblings':[]}",
                "{'sha':'" + LoopbackHub.COMMIT + "','siblings':{}}",
                "{'sha':'" + LoopbackHub.COMMIT + "','siblings':[null,{},{'rfilename':'../../outside'}]}",
                "{'sha':'" + LoopbackHub.COMMIT + "','siblings':[{'rfilename':'config.json','size':1e99}]}",
                "{'sha':'" + LoopbackHub.COMMIT + "','config':{'model_type':'llama'},'siblings':[]}"
            })
    void listing_thatCannotBe_isRefused(String listing) {
        server.answerListing(200, listing.replace('\'', '"'));

        assertThatThrownBy(this::pull).isInstanceOf(ResonanceException.class).hasMessageNotContaining("\n");
    }

    @Test
    void listing_thatIsDeeplyNested_isRefused() {
        server.answerListing(200, "{\"config\":" + "[".repeat(1_000_000));

        assertThatThrownBy(this::pull).isInstanceOf(PullFailedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../outside", "/tmp/outside", "", "A"})
    void checksum_thatIsNone_isRefused(String checksum) throws IOException {
        server.announce("config.json", Map.of("rfilename", "config.json", "size", 2, "blobId", checksum));

        assertThatThrownBy(this::pull).isInstanceOf(PullFailedException.class).hasMessageContaining("config.json");
        assertThat(everything()).noneMatch(path -> path.toString().contains("outside"));
    }

    @Test
    void names_thatLeadOutside_areNeverFetched() throws IOException {
        for (String name : List.of("../outside", "/outside", "..\\outside", "a/../../outside", "sub/config.json")) {
            server.announce(name, Map.of("rfilename", name, "size", 2, "blobId", SHA1));
        }

        pull();

        assertThat(server.requests()).noneMatch(request -> request.path().contains("outside"));
        assertThat(everything()).noneMatch(path -> path.toString().contains("outside"));
    }

    @Test
    void file_withWrongChecksum_isDeleted() throws IOException {
        server.announce("config.json", Map.of("rfilename", "config.json", "size", 2, "blobId", SHA1));

        assertThatThrownBy(this::pull)
                .isInstanceOf(PullFailedException.class)
                .hasMessageContainingAll("config.json", "checksum", "try again");
        assertThat(everything()).noneMatch(Files::isRegularFile);
    }

    @Test
    void file_longerThanAnnounced_isRefused() throws IOException {
        server.announce("config.json", Map.of("rfilename", "config.json", "size", 1, "blobId", SHA1));

        assertThatThrownBy(this::pull)
                .isInstanceOf(PullFailedException.class)
                .hasMessageContaining("longer than the hub says");
    }

    @Test
    void disk_withoutRoom_isToldBeforeTheDownload() {
        server.announce(
                "model.safetensors",
                Map.of("rfilename", "model.safetensors", "lfs", Map.of("size", 1L << 40, "sha256", "a".repeat(64))));

        assertThatThrownBy(this::pull)
                .isInstanceOf(PullFailedException.class)
                .hasMessageContainingAll("needs 1099511627780 bytes", "HF_HOME");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has a device that is always full")
    void disk_thatFillsUp_isToldWithItsReason() throws IOException {
        server.announce("config.json", Map.of("rfilename", "config.json", "size", 2, "blobId", SHA1));
        Path blobs = Files.createDirectories(HubCache.of(MODEL, options(server.address(), Optional.empty()))
                .folder()
                .resolve("blobs"));
        Files.createSymbolicLink(blobs.resolve(SHA1 + ".incomplete"), Path.of("/dev/full"));

        assertThatThrownBy(this::pull)
                .isInstanceOf(PullFailedException.class)
                .hasMessageContainingAll("No space left on device", "HF_HOME");
        Files.delete(blobs.resolve(SHA1 + ".incomplete"));
    }

    @Test
    void folder_thatCannotBe_isTold() throws IOException {
        Files.writeString(home.resolve("hub"), "in the way");

        assertThatThrownBy(this::pull).isInstanceOf(PullFailedException.class).hasMessageContaining("cannot write");
    }

    @Test
    void hub_thatFallsSilent_isNotWaitedFor() {
        server.answer(CONFIG, exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush(); // and then nothing
        });

        HuggingFaceHub hasty =
                HuggingFaceHub.hasty(options(server.address(), Optional.empty()), Duration.ofMillis(500));
        assertThatThrownBy(() -> hasty.pull(MODEL, HubCache.MAIN, PullListener.silent()))
                .isInstanceOf(PullFailedException.class)
                .hasMessageContaining("broke off after");
    }

    @Test
    void hub_thatIsNotThere_isTold() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertThatThrownBy(() -> pull(URI.create("http://127.0.0.1:" + port), Optional.empty()))
                .isInstanceOf(PullFailedException.class)
                .hasMessageContaining("HF_ENDPOINT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "ftp://127.0.0.1/x", "http://", "::", "", "/circle"})
    void redirect_thatLeadsNowhere_isNotFollowed(String location) {
        server.answer(CONFIG, exchange -> redirect(exchange, location));
        server.answer("/circle", exchange -> redirect(exchange, "/circle"));

        assertThatThrownBy(this::pull).isInstanceOf(PullFailedException.class).hasMessageContaining("broke off");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gpt2", "/gpt2", "a/", "a/b/c", "../..", "a/..", "a--b/c", "a/b\n", "a/-", "a/b?x=1"})
    void name_thatNoModelHas_isRefused(String name) {
        assertThatThrownBy(() -> HubModelId.of(name))
                .isInstanceOf(ResonanceException.class)
                .hasMessageContaining("ORG/NAME");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../main", "a/../b", "/main", "a\\b", "a b", "main/"})
    void revision_thatNoneIs_isRefused(String revision) {
        HuggingFaceHub hub = HuggingFaceHub.of(options(server.address(), Optional.empty()));

        assertThatThrownBy(() -> hub.pull(MODEL, revision, PullListener.silent()))
                .isInstanceOf(ResonanceException.class)
                .hasMessageContaining("the revision");
        assertThat(server.requests()).isEmpty();
    }

    private static void redirect(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().set("Location", location);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private PulledModel pull() {
        return pull(server.address(), Optional.empty());
    }

    private PulledModel pull(URI address, Optional<String> token) {
        return HuggingFaceHub.hasty(options(address, token), Duration.ofSeconds(10))
                .pull(MODEL, HubCache.MAIN, PullListener.silent());
    }

    private HubOptions options(URI address, Optional<String> token) {
        return new HubOptions(address, home.resolve("hub"), token);
    }

    private List<Path> everything() throws IOException {
        try (var files = Files.walk(home)) {
            return files.toList();
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

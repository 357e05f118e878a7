package dev.resonance.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.engine.ChatEngine;
import dev.resonance.engine.GenerationRequest;
import dev.resonance.engine.Prompt;
import dev.resonance.engine.SamplingOptions;
import dev.resonance.generation.EngineOptions;
import dev.resonance.generation.Precision;
import dev.resonance.gpt2.Gpt2Engines;
import dev.resonance.model.ModelSource;
import dev.resonance.model.Models;
import dev.resonance.testkit.Answer;
import dev.resonance.testkit.LoopbackHub;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a pull leaves in the cache, and what it asks for. */
class HuggingFaceHubTest {
    private static final Path TINY = Path.of("src/test/resources/reference/gpt2-tiny");
    private static final HubModelId MODEL = HubModelId.of(LoopbackHub.MODEL);

    private final LoopbackHub server = LoopbackHub.start();
    private final byte[] weights = new byte[3 << 20];

    @TempDir
    private Path home = Path.of("");

    @BeforeEach
    void fillTheHub() {
        new Random(1).nextBytes(weights);
        server.put("config.json", text("{}"));
        server.put("tokenizer.json", text("{\"model\":{}}"));
        server.putLarge("model.safetensors", weights);
    }

    @AfterEach
    void stopTheHub() {
        server.close();
    }

    @Test
    void pull_ofModel_laysItOutLikeTheHubsOwnClient() throws IOException {
        server.put("README.md", text("# card"));
        server.put("vocab.json", text("{}"));
        server.put("onnx/model.safetensors", text("another"));
        server.putLarge("tf_model.h5", weights);
        server.putLarge("pytorch_model.bin", weights);

        PulledModel pulled = pull();

        Path folder = home.resolve("hub/models--made-up--tiny-gpt2");
        Path snapshot = folder.resolve("snapshots").resolve(LoopbackHub.COMMIT);
        assertThat(pulled).isEqualTo(new PulledModel(MODEL, LoopbackHub.COMMIT, snapshot));
        assertThat(names(snapshot))
                .containsExactlyInAnyOrder("config.json", "tokenizer.json", "README.md", "model.safetensors");
        assertThat(snapshot.resolve("model.safetensors"))
                .hasBinaryContent(weights)
                .isSymbolicLink();
        assertThat(Files.readSymbolicLink(snapshot.resolve("config.json")).toString())
                .startsWith("../../blobs/")
                .hasSize("../../blobs/".length() + 40);
        assertThat(names(folder.resolve("blobs"))).hasSize(4).allMatch(name -> name.matches("[0-9a-f]{40,64}"));
        assertThat(folder.resolve("refs/main")).hasContent(LoopbackHub.COMMIT);
        assertThat(server.requests()).noneMatch(request -> request.path().contains("vocab"));
    }

    @Test
    void pull_withToken_showsItToTheHubOnly() {
        hub(Optional.of("hf_secret")).pull(MODEL, HubCache.MAIN, PullListener.silent());

        assertThat(server.requests())
                .filteredOn(LoopbackHub.Request::ofHub)
                .hasSizeGreaterThan(3)
                .allMatch(request -> request.authorization().equals(Optional.of("Bearer hf_secret")));
        assertThat(server.requests())
                .filteredOn(request -> !request.ofHub())
                .isNotEmpty()
                .allMatch(request -> request.authorization().isEmpty());
    }

    @Test
    void pull_whoseConnectionIsCut_goesOnFromThere() {
        server.cut(2, 1 << 20);
        List<PullEvent> events = new ArrayList<>();

        PulledModel pulled = hub(Optional.empty()).pull(MODEL, HubCache.MAIN, events::add);

        assertThat(pulled.directory().resolve("model.safetensors")).hasBinaryContent(weights);
        assertThat(ranges()).hasSize(2).doesNotContain("bytes=0-");
        assertThat(events)
                .startsWith(new PullEvent.Started("config.json", 2, 0))
                .endsWith(new PullEvent.Finished("model.safetensors", weights.length));
    }

    @Test
    void pull_afterOneThatFailed_fetchesOnlyWhatIsMissing() throws IOException {
        server.cut(4, 1000);
        assertThatThrownBy(this::pull)
                .isInstanceOf(PullFailedException.class)
                .hasMessageContainingAll(" of the 3145728 bytes of model.safetensors", "goes on from there");
        HubCache cache = HubCache.of(MODEL, options(Optional.empty()));
        assertThat(cache.snapshot(HubCache.MAIN)).isEmpty();
        long present = Files.size(incomplete(cache));
        int before = server.requests().size();

        PulledModel pulled = pull();

        assertThat(pulled.directory().resolve("model.safetensors")).hasBinaryContent(weights);
        Optional<String> rest = Optional.of("bytes=" + present + "-");
        assertThat(server.requests().subList(before, server.requests().size()))
                .extracting(LoopbackHub.Request::range)
                .containsExactly(Optional.empty(), rest, rest);
    }

    @Test
    void pull_fromHubThatCannotGoOn_beginsAgain() {
        byte[] card = new byte[100_000];
        server.put("README.md", card);
        String path = "/" + LoopbackHub.MODEL + "/resolve/" + LoopbackHub.COMMIT + "/README.md";
        server.answer(path, exchange -> {
            boolean first = exchange.getRequestHeaders().getFirst("Range") == null;
            exchange.sendResponseHeaders(200, card.length);
            exchange.getResponseBody().write(card, 0, first ? 50_000 : card.length);
            exchange.getResponseBody().flush();
            exchange.close();
        });

        assertThat(pull().directory().resolve("README.md")).hasBinaryContent(card);
    }

    @Test
    void pull_ofModelThatIsThere_fetchesNothingButMendsDamage() throws IOException {
        PulledModel pulled = pull();
        Path blob = pulled.directory().resolve("model.safetensors").toRealPath();
        byte[] damaged = weights.clone();
        damaged[5]++;
        int before = server.requests().size();

        pull();
        assertThat(server.requests()).hasSize(before + 1);

        Files.write(blob, damaged);
        pull();
        assertThat(pulled.directory().resolve("model.safetensors")).hasBinaryContent(weights);
    }

    @Test
    void pull_ofShards_fetchesAllAndTheirIndex() throws IOException {
        server.announce("model.safetensors", Map.of("rfilename", "model.safetensors.other"));
        server.put("model.safetensors.index.json", text("{}"));
        server.putLarge("model-00001-of-00002.safetensors", text("one"));
        server.putLarge("model-00002-of-00002.safetensors", text("two"));

        assertThat(names(pull().directory()))
                .contains("model.safetensors.index.json", "model-00001-of-00002.safetensors")
                .contains("model-00002-of-00002.safetensors");
    }

    @Test
    void pull_ofModelWithoutSafetensors_fetchesPytorchModel() throws IOException {
        server.announce("model.safetensors", Map.of("rfilename", "flax_model.msgpack"));
        server.putLarge("pytorch_model.bin", weights);

        assertThat(names(pull().directory()))
                .containsExactlyInAnyOrder("config.json", "tokenizer.json", "pytorch_model.bin");
    }

    @Test
    void pulledModel_isLoadedByItsFolderAndKeepsItsName() throws IOException {
        server.put("config.json", Files.readAllBytes(TINY.resolve("config.json")));
        server.put("tokenizer.json", Files.readAllBytes(TINY.resolve("tokenizer.json")));
        server.putLarge("model.safetensors", Files.readAllBytes(TINY.resolve("model.safetensors")));
        pull();

        ModelSource model = Models.path(home.resolve("hub/models--made-up--tiny-gpt2"));

        assertThat(model.name()).isEqualTo(LoopbackHub.MODEL);
        assertThat(answer(model)).isNotEmpty().isEqualTo(answer(Models.path(TINY)));
    }

    private static String answer(ModelSource model) {
        EngineOptions exact = new EngineOptions("cpu", Precision.FP32, OptionalInt.empty(), 8, 64);
        GenerationRequest request = GenerationRequest.of(new Prompt.Text("t5 t17 t300"), SamplingOptions.greedy(), 8);
        try (ChatEngine engine = Gpt2Engines.load(model, exact)) {
            return Answer.of(engine, request).text();
        }
    }

    private static Path incomplete(HubCache cache) throws IOException {
        try (var files = Files.list(cache.folder().resolve("blobs"))) {
            return files.filter(file -> file.toString().endsWith(".incomplete"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private List<String> ranges() {
        return server.requests().stream()
                .filter(request -> !request.ofHub())
                .flatMap(request -> request.range().stream())
                .toList();
    }

    private PulledModel pull() {
        return hub(Optional.empty()).pull(MODEL, HubCache.MAIN, PullListener.silent());
    }

    private HuggingFaceHub hub(Optional<String> token) {
        return HuggingFaceHub.hasty(options(token), Duration.ofSeconds(10));
    }

    private HubOptions options(Optional<String> token) {
        return new HubOptions(server.address(), home.resolve("hub"), token);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }
}

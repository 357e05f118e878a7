package dev.resonance.server;

import static dev.resonance.server.Wire.CHAT;
import static dev.resonance.server.Wire.assertRefused;
import static dev.resonance.server.Wire.choice;
import static dev.resonance.server.Wire.content;
import static dev.resonance.server.Wire.finishReason;
import static dev.resonance.server.Wire.hello;
import static dev.resonance.server.Wire.streamed;
import static dev.resonance.server.Wire.tokens;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.resonance.engine.SamplingOptions;
import dev.resonance.generation.EngineOptions;
import dev.resonance.testkit.FakeEngines;
import dev.resonance.testkit.FakeLanguageModel;
import dev.resonance.testkit.ScriptedEngine;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Lines 28 to 37 of docs/conformance.md: how tokens are chosen. Over the real sampler and a fake model. */
final class ChecklistSamplingTest {
    private static final TestServer BABBLER =
            TestServer.serving(FakeEngines.of(FakeLanguageModel.babbling(), EngineOptions.defaults()));
    private static final TestServer TELLER =
            TestServer.serving(FakeEngines.of(FakeLanguageModel.saying("Once upon a time"), EngineOptions.defaults()));
    private static final ScriptedEngine SCRIPT = ScriptedEngine.saying("Hi");
    private static final TestServer SCRIPTED = TestServer.serving(SCRIPT);

    @AfterAll
    static void close() {
        BABBLER.close();
        TELLER.close();
        SCRIPTED.close();
    }

    private static HttpResponse<String> ask(String fields) {
        return BABBLER.post(CHAT, hello(fields));
    }

    private static void refused(String field, String param) {
        assertRefused(SCRIPTED.post(CHAT, hello(field)), 400, param);
    }

    @Test
    void line028_bothNamesOfTheTokenLimit_areKnown() {
        assertThat(tokens(ask("'max_tokens':3"), "completion_tokens")).isEqualTo(3);
        assertThat(tokens(ask("'max_completion_tokens':4"), "completion_tokens"))
                .isEqualTo(4);
        assertThat(tokens(ask("'max_tokens':3,'max_completion_tokens':5"), "completion_tokens"))
                .isEqualTo(5);
        for (String value : List.of("0", "-1", "1.5", "'5'")) {
            refused("'max_tokens':" + value, "max_tokens");
            refused("'max_completion_tokens':" + value, "max_completion_tokens");
        }
    }

    @Test
    void line029_withoutALimit_theServersOwnEndsTheAnswer() {
        HttpResponse<String> cut = ask("'temperature':0");
        assertThat(finishReason(cut)).isEqualTo("length");
        assertThat(tokens(cut, "completion_tokens")).isEqualTo(256);
        assertThat(finishReason(TELLER.post(CHAT, hello("'temperature':0")))).isEqualTo("stop");
    }

    @Test
    void line030_temperatureZero_isGreedyAndRangesAreKept() {
        assertThat(ask("'temperature':0,'max_tokens':2").statusCode()).isEqualTo(200);
        assertThat(ask("'temperature':2,'top_p':0.01,'max_tokens':2").statusCode())
                .isEqualTo(200);
        refused("'temperature':-0.1", "temperature");
        refused("'temperature':2.1", "temperature");
        refused("'top_p':0", "top_p");
        refused("'top_p':1.1", "top_p");
    }

    @Test
    void line031_greedy_isTheSameEachTimeAndInAStream() {
        String first = content(ask("'temperature':0,'max_tokens':30"));
        assertThat(first).hasSize(30);
        for (int again = 0; again < 2; again++) {
            assertThat(content(ask("'temperature':0,'max_tokens':30"))).isEqualTo(first);
        }
        assertThat(streamed(ask("'temperature':0,'max_tokens':30,'stream':true"), 0))
                .isEqualTo(first);
    }

    @Test
    void line032_seed_givesTheSameTextAlsoBesideOthers() {
        String seeded = "'temperature':1,'top_k':0,'top_p':1,'max_tokens':30,'seed':";
        String first = content(ask(seeded + 3));
        List<Thread> others = IntStream.range(0, 4)
                .mapToObj(other -> Thread.ofVirtual().start(() -> ask("'temperature':1,'max_tokens':60")))
                .toList();
        for (int again = 0; again < 2; again++) {
            assertThat(content(ask(seeded + 3))).isEqualTo(first);
        }
        others.forEach(ChecklistSamplingTest::join);
        Set<String> texts = IntStream.range(0, 4)
                .mapToObj(seed -> content(ask(seeded + seed)))
                .collect(Collectors.toSet());
        assertThat(texts).hasSize(4);
        assertThat(ask(seeded + "-1").statusCode()).isEqualTo(200);
        assertThat(ask(seeded + "9223372036854775807").statusCode()).isEqualTo(200);
        refused("'seed':1.5", "seed");
        refused("'seed':'x'", "seed");
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void line033_n_givesSoManyDifferentChoices() {
        HttpResponse<String> answer = ask("'n':3,'seed':1,'temperature':1,'max_tokens':20");
        assertThat(IntStream.range(0, 3)
                        .mapToObj(index -> choice(answer, index))
                        .peek(choice -> assertThat(choice.get("finish_reason").getAsString())
                                .isEqualTo("length"))
                        .map(choice ->
                                choice.getAsJsonObject("message").get("content").getAsString())
                        .distinct())
                .hasSize(3);
        HttpResponse<String> stream = ask("'n':2,'max_tokens':5,'stream':true");
        for (int index = 0; index < 2; index++) {
            int number = index;
            assertThat(Wire.choices(stream))
                    .filteredOn(choice -> choice.get("index").getAsInt() == number
                            && !choice.get("finish_reason").isJsonNull())
                    .hasSize(1);
            assertThat(streamed(stream, index)).hasSize(5);
        }
        refused("'n':0", "n");
        refused("'n':5", "n");
    }

    @Test
    void line034_stop_endsTheTextBeforeItAcrossTokens() {
        for (String stop : List.of("'upon a'", "['zzz','upon a']")) {
            HttpResponse<String> answer = TELLER.post(CHAT, hello("'temperature':0,'stop':" + stop));
            assertThat(content(answer)).isEqualTo("Once ");
            assertThat(finishReason(answer)).isEqualTo("stop");
        }
        assertThat(streamed(TELLER.post(CHAT, hello("'temperature':0,'stop':'timely','stream':true")), 0))
                .isEqualTo("Once upon a time");
        for (String none : List.of("[]", "null")) {
            assertThat(content(TELLER.post(CHAT, hello("'temperature':0,'stop':" + none))))
                    .isEqualTo("Once upon a time");
        }
        for (String wrong : List.of("['a','b','c','d','e']", "''", "['']", "5", "[5]")) {
            refused("'stop':" + wrong, "stop");
        }
    }

    @Test
    void line035_penalties_makeRepeatedTokensLessLikely() {
        String biased = "'temperature':0,'max_tokens':12,'logit_bias':{'113':9}";
        assertThat(content(ask(biased))).isEqualTo("q".repeat(12));
        assertThat(content(ask(biased + ",'frequency_penalty':2"))).isNotEqualTo("q".repeat(12));
        SCRIPTED.post(CHAT, hello("'presence_penalty':2,'frequency_penalty':-2"));
        SamplingOptions sampling = SCRIPT.requests().getLast().sampling();
        assertThat(sampling.presencePenalty()).isEqualTo(2);
        assertThat(sampling.frequencyPenalty()).isEqualTo(-2);
        refused("'presence_penalty':2.1", "presence_penalty");
        refused("'frequency_penalty':-2.1", "frequency_penalty");
    }

    @Test
    void line036_logitBias_bansAndForces() {
        String greedy = content(ask("'temperature':0,'max_tokens':1"));
        assertThat(content(ask("'temperature':0,'max_tokens':1,'logit_bias':{'" + (int) greedy.charAt(0) + "':-100}")))
                .isNotEqualTo(greedy);
        assertThat(content(ask("'temperature':0,'max_tokens':3,'logit_bias':{'120':100}")))
                .isEqualTo("xxx");
        refused("'logit_bias':{'a':1}", "logit_bias");
        refused("'logit_bias':{'1':101}", "logit_bias.1");
        refused("'logit_bias':[1]", "logit_bias");
        assertRefused(ask("'logit_bias':{'260':1}"), 400, "logit_bias");
    }

    @Test
    void line037_logprobs_tellOfEachTokenWhole() {
        HttpResponse<String> answer = ask("'max_tokens':6,'logprobs':true,'top_logprobs':2");
        JsonArray tokens = choice(answer, 0).getAsJsonObject("logprobs").getAsJsonArray("content");
        assertThat(joined(tokens)).isEqualTo(content(answer)).hasSize(6);
        for (JsonElement token : tokens) {
            JsonObject told = token.getAsJsonObject();
            assertThat(told.keySet()).containsExactlyInAnyOrder("token", "logprob", "bytes", "top_logprobs");
            assertThat(told.get("logprob").getAsDouble()).isLessThanOrEqualTo(0);
            assertThat(told.getAsJsonArray("top_logprobs")).hasSize(2);
        }
        JsonArray streamed = new JsonArray();
        for (JsonObject choice : Wire.choices(ask("'max_tokens':6,'logprobs':true,'temperature':0,'stream':true"))) {
            if (choice.get("logprobs") instanceof JsonObject told) {
                streamed.addAll(told.getAsJsonArray("content"));
            }
        }
        assertThat(joined(streamed)).isEqualTo(content(ask("'max_tokens':6,'temperature':0")));
        assertThat(streamed.get(0).getAsJsonObject().getAsJsonArray("top_logprobs"))
                .isEmpty();
        assertThat(choice(ask("'max_tokens':1,'logprobs':false"), 0)
                        .get("logprobs")
                        .isJsonNull())
                .isTrue();
        refused("'logprobs':true,'top_logprobs':21", "top_logprobs");
        refused("'top_logprobs':1", "top_logprobs");
    }

    private static String joined(JsonArray tokens) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        tokens.forEach(
                token -> token.getAsJsonObject().getAsJsonArray("bytes").forEach(part -> bytes.write(part.getAsInt())));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}

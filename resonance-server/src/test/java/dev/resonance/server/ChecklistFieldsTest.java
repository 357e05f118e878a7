package dev.resonance.server;

import static dev.resonance.server.Wire.CHAT;
import static dev.resonance.server.Wire.assertRefused;
import static dev.resonance.server.Wire.choice;
import static dev.resonance.server.Wire.code;
import static dev.resonance.server.Wire.hello;
import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.engine.SamplingOptions;
import dev.resonance.server.config.HttpSettings;
import dev.resonance.testkit.ScriptedEngine;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Lines 38 to 45 of docs/conformance.md: the other fields of a request. */
final class ChecklistFieldsTest {
    private static final ScriptedEngine SCRIPT = ScriptedEngine.saying("Hi");
    private static final TestServer SCRIPTED = TestServer.serving(SCRIPT);

    @AfterAll
    static void close() {
        SCRIPTED.close();
    }

    private static void refused(String field, String param) {
        assertRefused(SCRIPTED.post(CHAT, hello(field)), 400, param);
    }

    @Test
    void line038_formatsOtherThanText_areRefused() {
        assertThat(SCRIPTED.post(CHAT, hello("'response_format':{'type':'text'}"))
                        .statusCode())
                .isEqualTo(200);
        for (String type : List.of("'json_object'", "'json_schema','json_schema':{'schema':{}}", "'json_schema'")) {
            HttpResponse<String> refusal = SCRIPTED.post(CHAT, hello("'response_format':{'type':" + type + "}"));
            assertRefused(refusal, 400, "response_format");
            assertThat(code(refusal)).isEqualTo("unsupported_response_format");
        }
        refused("'response_format':{'type':'xml'}", "response_format.type");
    }

    @Test
    void line039_tools_areRefusedUnlessNoneIsToBeCalled() {
        for (String choice : List.of("", ",'tool_choice':'auto'", ",'tool_choice':'required'")) {
            HttpResponse<String> refusal = SCRIPTED.post(CHAT, hello("'tools':[{'type':'function'}]" + choice));
            assertRefused(refusal, 400, "tools");
            assertThat(code(refusal)).isEqualTo("tools_not_supported");
        }
        refused("'functions':[{}]", "functions");
        for (String accepted : List.of(
                "'tools':[{'type':'function'}],'tool_choice':'none'",
                "'tools':[]",
                "'functions':[{}],'function_call':'none'")) {
            assertThat(SCRIPTED.post(CHAT, hello(accepted)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void line040_streamOptions_needAStream() {
        refused("'stream_options':{'include_usage':true}", "stream_options");
        for (String options : List.of("{}", "{'include_usage':false}")) {
            HttpResponse<String> stream = SCRIPTED.post(CHAT, hello("'stream':true,'stream_options':" + options));
            assertThat(stream.body()).doesNotContain("usage");
        }
    }

    @Test
    void line040b_obfuscation_isAcceptedAndIgnored() {
        assertThat(SCRIPTED.post(
                                CHAT,
                                hello(
                                        "'stream':true,'stream_options':{'include_usage':true,'include_obfuscation':true}"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void line041_fieldsThatChangeNothing_areIgnoredAndTheOthersRefused() {
        HttpResponse<String> answer = SCRIPTED.post(
                CHAT,
                hello("'user':'u','metadata':{},'store':true,'service_tier':'auto','parallel_tool_calls':true,"
                        + "'prompt_cache_key':'k','safety_identifier':'s','reasoning_effort':'low',"
                        + "'verbosity':'low','prediction':{},'modalities':['text']"));
        assertThat(answer.headers()
                        .firstValue("x-resonance-ignored")
                        .orElseThrow()
                        .split(","))
                .hasSize(10);
        refused("'modalities':['text','audio']", "modalities");
        refused("'audio':{}", "audio");
        refused("'web_search_options':{}", "web_search_options");
    }

    @Test
    void line042_unknownFields_areNamedOrRefusedWhereTheServerIsStrict() {
        assertThat(SCRIPTED.post(CHAT, hello("'wat':1,'user':'u'")).headers().firstValue("x-resonance-ignored"))
                .hasValue("wat,user");
        HttpSettings usual = TestServer.settings();
        HttpSettings strict = new HttpSettings("127.0.0.1", 0, List.of(), false, List.of(), true, usual.limits());
        try (TestServer server = TestServer.serving(ScriptedEngine.saying("Hi"), strict)) {
            HttpResponse<String> refusal = server.post(CHAT, hello("'user':'u','wat':1"));
            assertRefused(refusal, 400, "wat");
            assertThat(code(refusal)).isEqualTo("unknown_parameter");
            assertThat(server.post(CHAT, hello("'user':'u'")).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void line043_null_isTheSameAsAbsent() {
        String all = List.of(
                        "model",
                        "temperature",
                        "top_p",
                        "n",
                        "stream",
                        "stream_options",
                        "stop",
                        "max_tokens",
                        "seed",
                        "presence_penalty",
                        "frequency_penalty",
                        "logit_bias",
                        "logprobs",
                        "top_logprobs",
                        "response_format",
                        "tools",
                        "tool_choice",
                        "session_id",
                        "attachment_ids")
                .stream()
                .map(name -> "'" + name + "':null")
                .collect(Collectors.joining(","));
        assertThat(SCRIPTED.post(CHAT, hello(all)).statusCode()).isEqualTo(200);
    }

    @Test
    void line044_wrongTypes_areRefusedNotStumbledOver() {
        refused("'temperature':'5'", "temperature");
        refused("'n':true", "n");
        refused("'stream':'yes'", "stream");
        refused("'model':5", "model");
        refused("'logprobs':1", "logprobs");
    }

    @Test
    void line045_samplingBeyondOpenAis_isAccepted() {
        SCRIPTED.post(CHAT, hello("'top_k':3,'min_p':0.1,'repetition_penalty':1.5"));
        SamplingOptions sampling = SCRIPT.requests().getLast().sampling();
        assertThat(sampling.topK()).isEqualTo(3);
        assertThat(sampling.minP()).isEqualTo(0.1);
        assertThat(sampling.repetitionPenalty()).isEqualTo(1.5);
    }
}

package dev.resonance.server;

import static dev.resonance.server.TestServer.error;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.resonance.testkit.ScriptedEngine;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ValidationTest {
    private static final String PATH = "/v1/chat/completions";
    private static final String HELLO = "'messages':[{'role':'user','content':'Hello'}]";
    private static final TestServer SERVER = TestServer.serving(ScriptedEngine.saying("Hi"));

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {}                                                                       | messages
            {'messages':null}                                                        | messages
            {'messages':'hi'}                                                        | messages
            {'messages':[]}                                                          | messages
            {'messages':[123]}                                                       | messages[0]
            {'messages':[{}]}                                                        | messages[0].role
            {'messages':[{'role':123,'content':'x'}]}                                | messages[0].role
            {'messages':[{'role':'robot','content':'x'}]}                            | messages[0].role
            {'messages':[{'role':'tool','content':'x'}]}                             | messages[0].role
            {'messages':[{'role':'user'}]}                                           | messages[0].content
            {'messages':[{'role':'user','content':5}]}                               | messages[0].content
            {'messages':[{'role':'user','content':{}}]}                              | messages[0].content
            {'messages':[{'role':'user','content':[{'type':'image_url'}]}]}          | messages[0].content[0].type
            {'messages':[{'role':'user','content':[{'type':'text'}]}]}               | messages[0].content[0].text
            {'messages':[{'role':'user','content':['x']}]}                           | messages[0].content[0]
            {'messages':[{'role':'system','content':'x'}]}                           | messages
            """)
    void messages_thatAreWrong_areRefusedWithTheirPath(String body, String param) {
        assertRefused(body, param);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            'max_tokens':0                                       | max_tokens
            'max_tokens':-1                                      | max_tokens
            'max_tokens':1.5                                     | max_tokens
            'max_tokens':'5'                                     | max_tokens
            'max_completion_tokens':0                            | max_completion_tokens
            'temperature':-0.1                                   | temperature
            'temperature':2.1                                    | temperature
            'temperature':'hot'                                  | temperature
            'temperature':1e999                                  | temperature
            'temperature':1e10000                                | temperature
            'top_p':0                                            | top_p
            'top_p':1.1                                          | top_p
            'top_k':-1                                           | top_k
            'min_p':2                                            | min_p
            'repetition_penalty':0                               | repetition_penalty
            'seed':1.5                                           | seed
            'seed':'x'                                           | seed
            'seed':99999999999999999999                          | seed
            'n':0                                                | n
            'n':5                                                | n
            'n':true                                             | n
            'stop':['a','b','c','d','e']                         | stop
            'stop':''                                            | stop
            'stop':['']                                          | stop
            'stop':5                                             | stop
            'stream':'yes'                                       | stream
            'stream_options':{}                                  | stream_options
            'frequency_penalty':3                                | frequency_penalty
            'presence_penalty':-2.5                              | presence_penalty
            'logit_bias':{'x':1}                                 | logit_bias
            'logit_bias':{'5':101}                               | logit_bias.5
            'logprobs':'yes'                                     | logprobs
            'top_logprobs':2                                     | top_logprobs
            'top_logprobs':21                                    | top_logprobs
            'response_format':{'type':'json_object'}             | response_format
            'response_format':{'type':'xml'}                     | response_format.type
            'tools':[{'type':'function'}]                        | tools
            'functions':[{}]                                     | functions
            'modalities':['audio']                               | modalities
            'audio':{}                                           | audio
            'truncation':'middle'                                | truncation
            'web_search':'yes'                                   | web_search
            'session_id':5                                       | session_id
            'model':5                                            | model
            """)
    void fields_thatAreWrong_areRefusedWithTheirName(String field, String param) {
        assertRefused("{" + HELLO + "," + field + "}", param);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'temperature':null,'stop':null,'seed':null,'model':null,'n':null",
                "'temperature':0,'top_p':1,'max_tokens':3.0,'seed':-1",
                "'stop':[],'tools':[],'logit_bias':{},'logprobs':false,'presence_penalty':0",
                "'tools':[{'type':'function'}],'tool_choice':'none'",
                "'response_format':{'type':'text'},'modalities':['text']",
                "'user':'u','metadata':{},'store':true,'service_tier':'auto','parallel_tool_calls':true",
                "'stream':true,'stream_options':{'include_usage':false,'include_obfuscation':false}",
                "'model':'scripted','temperature':1,'temperature':0.5"
            })
    void fields_thatClientsSend_areAccepted(String fields) {
        assertThat(SERVER.post(PATH, "{" + HELLO + "," + fields + "}").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "nonsense",
                "[]",
                "42",
                "'x'",
                "null",
                "{'messages':[}",
                "{'temperature':NaN}",
                "{'temperature':Infinity}",
                "{} {}",
                "{'a':01}",
                "{a:1}",
                "{'a':1,}"
            })
    void body_thatIsNoJsonObject_isRefused(String body) {
        HttpResponse<String> response = SERVER.post(PATH, body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(error(response).get("param").isJsonNull()).isTrue();
    }

    @Test
    void session_thatIsUnknown_isNotFound() {
        HttpResponse<String> response = SERVER.post(PATH, "{" + HELLO + ",'session_id':'nope'}");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(error(response).get("code").getAsString()).isEqualTo("conversation_not_found");
    }

    private static void assertRefused(String body, String param) {
        HttpResponse<String> response = SERVER.post(PATH, body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        JsonObject error = error(response);
        assertThat(error.keySet()).containsExactlyInAnyOrder("message", "type", "param", "code");
        assertThat(error.get("type").getAsString()).isEqualTo("invalid_request_error");
        assertThat(error.get("param").getAsString()).isEqualTo(param);
    }
}

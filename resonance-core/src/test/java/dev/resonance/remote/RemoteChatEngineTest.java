package dev.resonance.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.engine.ChatMessage;
import dev.resonance.engine.ContextLengthExceededException;
import dev.resonance.engine.EngineBusyException;
import dev.resonance.engine.EngineUnavailableException;
import dev.resonance.engine.FinishReason;
import dev.resonance.engine.GenerationFailedException;
import dev.resonance.engine.GenerationRequest;
import dev.resonance.engine.Prompt;
import dev.resonance.engine.SamplingOptions;
import dev.resonance.engine.TokenUsage;
import dev.resonance.error.InvalidValueException;
import dev.resonance.testkit.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other servers do; the whole contract is tested in the server's module, against a Resonance. */
final class RemoteChatEngineTest {
    private static final GenerationRequest REQUEST =
            GenerationRequest.of(new Prompt.Chat(List.of(ChatMessage.user("Hello"))), SamplingOptions.greedy(), 500);

    private final OtherServer server = new OtherServer();
    private final RemoteChatEngine engine = RemoteChatEngine.connect(server.model("a"), Duration.ZERO);

    RemoteChatEngineTest() throws IOException {}

    @AfterEach
    void close() {
        engine.close();
        server.close();
    }

    private static String chunk(String content, String finish) {
        return "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + content + "\"},\"finish_reason\":"
                + finish + "}]}\n\n";
    }

    @Test
    void generate_vllmsStream_isReadWithCommentsAndUsage() {
        server.answers(
                200,
                ": ping\n\n" + chunk("He", "null") + ":\n\n" + chunk("llo", "null") + chunk("", "\"stop\"")
                        + "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":3}}\n\n"
                        + "data: [DONE]\n\n");
        Answer answer = Answer.of(engine, REQUEST);
        assertThat(answer.text()).isEqualTo("Hello");
        assertThat(answer.finished().reason()).isEqualTo(FinishReason.STOP);
        assertThat(answer.finished().usage()).isEqualTo(new TokenUsage(7, 0, 3));
        assertThat(server.requests().getFirst())
                .contains("\"model\":\"a\"", "\"max_tokens\":31", "\"temperature\":0.0")
                .doesNotContain("top_k", "min_p", "repetition_penalty", "Http2-settings");
    }

    @Test
    void generate_linesOfJson_areReadToo() {
        server.answers(
                200,
                "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hi\"},\"finish_reason\":\"length\"}]}\n[DONE]\n");
        assertThat(Answer.of(engine, REQUEST).finished().reason()).isEqualTo(FinishReason.LENGTH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"cut\"},\"finish_reason\":null}]}\n\n",
                "event: error\ndata: {\"error\":{\"message\":\"gone\",\"type\":\"server_error\"}}\n\n",
                "data: {\"error\":\"a bare text\"}\n\ndata: [DONE]\n\n",
                "data: {broken\n\n",
                "<html>hello</html>"
            })
    void generate_streamThatEndsBeforeItsMark_fails(String stream) {
        server.answers(200, stream);
        assertThatThrownBy(() -> Answer.of(engine, REQUEST)).isInstanceOf(GenerationFailedException.class);
    }

    @Test
    void generate_refusals_areTheContractsExceptions() {
        refused(429, "{\"error\":{\"message\":\"busy\"}}", EngineBusyException.class);
        refused(
                400,
                "{\"error\":{\"message\":\"m\",\"code\":\"context_length_exceeded\"}}",
                ContextLengthExceededException.class);
        refused(
                400,
                "{\"error\":{\"message\":\"m\",\"type\":\"exceed_context_size_error\"}}",
                ContextLengthExceededException.class);
        refused(
                400,
                "{\"object\":\"error\",\"message\":\"maximum context length is 50\"}",
                ContextLengthExceededException.class);
        refused(
                422,
                "{\"error\":\"temperature must be positive\",\"error_type\":\"validation\"}",
                InvalidValueException.class);
        refused(401, "{}", EngineUnavailableException.class);
        refused(404, "<html>", EngineUnavailableException.class);
        refused(503, "", EngineUnavailableException.class);
        refused(500, "{\"error\":{\"message\":\"boom\"}}", GenerationFailedException.class);
    }

    private void refused(int status, String body, Class<? extends RuntimeException> type) {
        server.answers(status, body);
        assertThatThrownBy(() -> engine.generate(REQUEST)).isInstanceOf(type);
    }

    @Test
    void generate_whileTheServerIsBusy_tellsWhenToComeBack() {
        server.answers(429, "{}");
        server.retryAfter("7");
        assertThatThrownBy(() -> engine.generate(REQUEST))
                .isInstanceOfSatisfying(
                        EngineBusyException.class,
                        busy -> assertThat(busy.retryAfter()).isEqualTo(Duration.ofSeconds(7)));
    }

    @Test
    void generate_connectionClosedBeforeTheAnswer_asksOnceMore() {
        server.answers(200, chunk("Hi", "\"stop\"") + "data: [DONE]\n\n");
        server.drops(1);
        assertThat(Answer.of(engine, REQUEST).text()).isEqualTo("Hi");
        assertThat(server.requests()).hasSize(2);

        server.drops(2);
        assertThatThrownBy(() -> Answer.of(engine, REQUEST)).isInstanceOf(EngineUnavailableException.class);
        assertThat(server.requests()).hasSize(4);
    }

    @Test
    void countTokens_whileTheServerIsNotReady_throwsAndIsAskedAgainLater() {
        server.tokenizes(503);
        assertThatThrownBy(() -> engine.countTokens(new Prompt.Text("twelve chars")))
                .isInstanceOf(EngineUnavailableException.class);

        server.tokenizes(200);
        assertThat(engine.countTokens(new Prompt.Text("twelve chars"))).isEqualTo(3);
    }

    @Test
    void countTokens_withoutTokenize_isAnEstimateFromAbove() {
        assertThat(engine.countTokens(new Prompt.Text("twelve chars"))).isEqualTo(6);
        assertThat(engine.countTokens(new Prompt.Text("\u4E2D\u6587"))).isEqualTo(6);
        assertThat(engine.countTokens(new Prompt.Tokens(List.of(1, 2, 3)))).isEqualTo(3);
        assertThatThrownBy(() -> engine.generate(
                        GenerationRequest.of(new Prompt.Text("x".repeat(100)), SamplingOptions.greedy(), 1)))
                .isInstanceOf(ContextLengthExceededException.class);
    }

    @Test
    void connect_findsTheModelAndItsWindow() {
        assertThat(engine.model().contextLength()).isEqualTo(50);
        try (RemoteChatEngine other = RemoteChatEngine.connect(server.model("b"), Duration.ZERO);
                RemoteChatEngine shorter =
                        RemoteChatEngine.connect(server.model("a").withContextLength(20), Duration.ZERO);
                RemoteChatEngine first = RemoteChatEngine.connect(server.model(""), Duration.ZERO)) {
            assertThat(other.model().contextLength()).isEqualTo(4096);
            assertThat(shorter.model().contextLength()).isEqualTo(20);
            assertThat(first.model().name()).isEqualTo("a");
        }
        assertThatThrownBy(() -> RemoteChatEngine.connect(server.model("c"), Duration.ZERO))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("'c'");
        assertThatThrownBy(() ->
                        RemoteChatEngine.connect(RemoteModel.parse("openai:http://127.0.0.1:1/v1"), Duration.ZERO))
                .isInstanceOf(EngineUnavailableException.class);
    }

    @Test
    void key_isSentAndNeverShown() {
        RemoteModel keyed = server.model("a").withApiKey("the-secret");
        assertThat(keyed.toString()).doesNotContain("secret");
        server.answers(200, chunk("x", "\"stop\"") + "data: [DONE]\n\n");
        try (RemoteChatEngine other = RemoteChatEngine.connect(keyed, Duration.ZERO)) {
            Answer.of(other, REQUEST);
        }
        assertThat(server.requests().getLast()).contains("Bearer the-secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai:", "openai:ftp://host/v1", "openai:http://", "openai:http://a b/v1"})
    void parse_whatIsNoAddress_throws(String text) {
        assertThatThrownBy(() -> RemoteModel.parse(text)).isInstanceOf(InvalidValueException.class);
    }
}

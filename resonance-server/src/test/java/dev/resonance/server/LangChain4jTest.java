package dev.resonance.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.output.FinishReason;
import dev.resonance.generation.EngineOptions;
import dev.resonance.testkit.FakeEngines;
import dev.resonance.testkit.FakeLanguageModel;
import dev.resonance.testkit.ScriptedEngine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** LangChain4j's OpenAI models, unchanged, as clients. */
final class LangChain4jTest {
    private static OpenAiChatModel.OpenAiChatModelBuilder model(TestServer server) {
        return OpenAiChatModel.builder()
                .baseUrl("http://127.0.0.1:" + server.port() + "/v1")
                .apiKey("key")
                .maxRetries(0)
                .timeout(Duration.ofSeconds(20));
    }

    private static OpenAiStreamingChatModel streaming(TestServer server, String name) {
        return OpenAiStreamingChatModel.builder()
                .baseUrl("http://127.0.0.1:" + server.port() + "/v1")
                .apiKey("key")
                .modelName(name)
                .timeout(Duration.ofSeconds(20))
                .build();
    }

    /** Collects a stream; cancels it after the first text if told to. */
    private static final class Collector implements StreamingChatResponseHandler {
        private final StringBuilder text = new StringBuilder();
        private final CompletableFuture<ChatResponse> whole = new CompletableFuture<>();
        private final CompletableFuture<String> first = new CompletableFuture<>();
        private final boolean cancels;

        Collector(boolean cancels) {
            this.cancels = cancels;
        }

        @Override
        public void onPartialResponse(PartialResponse partial, PartialResponseContext context) {
            text.append(partial.text());
            first.complete(partial.text());
            if (cancels) {
                context.streamingHandle().cancel();
            }
        }

        @Override
        public void onCompleteResponse(ChatResponse response) {
            whole.complete(response);
        }

        @Override
        public void onError(Throwable error) {
            whole.completeExceptionally(error);
        }
    }

    @Test
    void line069_clientOfLangChain4j_readsAnswersAndStreams() throws Exception {
        try (TestServer server = TestServer.serving(ScriptedEngine.saying("Hi", " \uD83D\uDE00", "!"))) {
            ChatResponse whole = model(server).modelName("scripted").build().chat(UserMessage.from("Hello"));
            assertThat(whole.aiMessage().text()).isEqualTo("Hi \uD83D\uDE00!");
            assertThat(whole.tokenUsage().outputTokenCount()).isEqualTo(3);
            assertThat(whole.finishReason()).isEqualTo(FinishReason.STOP);

            Collector collector = new Collector(false);
            streaming(server, "scripted").chat(List.of(UserMessage.from("Hello")), collector);
            ChatResponse streamed = collector.whole.get(20, TimeUnit.SECONDS);
            assertThat(collector.text).hasToString("Hi \uD83D\uDE00!");
            assertThat(streamed.aiMessage().text()).isEqualTo("Hi \uD83D\uDE00!");
            assertThat(streamed.tokenUsage().outputTokenCount()).isEqualTo(3);
        }
    }

    @Test
    void errors_areItsTypedExceptions() {
        try (TestServer server = TestServer.serving(ScriptedEngine.saying("Hi"));
                TestServer closed = TestServer.serving(
                        ScriptedEngine.saying("Hi"), TestServer.settings(List.of("other"), List.of()));
                TestServer busy = TestServer.serving(new BusyEngine(false))) {
            assertThatThrownBy(() -> model(server).modelName("gpt-4").build().chat("Hello"))
                    .isInstanceOf(ModelNotFoundException.class);
            assertThatThrownBy(() -> model(server)
                            .modelName("scripted")
                            .temperature(9.0)
                            .build()
                            .chat("Hello"))
                    .isInstanceOf(InvalidRequestException.class);
            assertThatThrownBy(() -> model(closed).modelName("scripted").build().chat("Hello"))
                    .isInstanceOf(AuthenticationException.class);
            assertThatThrownBy(() -> model(busy).modelName("busy").build().chat("Hello"))
                    .isInstanceOf(RateLimitException.class);
        }
    }

    @Test
    void failureInMidStream_reachesTheHandler() {
        FakeLanguageModel model =
                new FakeLanguageModel(tokens -> tokens.length < 20 ? 'a' : FakeLanguageModel.POISON, () -> {});
        try (TestServer server = TestServer.serving(FakeEngines.of(model, EngineOptions.defaults()))) {
            Collector collector = new Collector(false);
            streaming(server, "fake").chat(List.of(UserMessage.from("Hello")), collector);
            assertThatThrownBy(() -> collector.whole.get(20, TimeUnit.SECONDS)).hasMessageContaining("server_error");
        }
    }

    @Test
    void cancel_stopsTheReply() throws Exception {
        ScriptedEngine engine =
                ScriptedEngine.saying("word ".repeat(9_999).split("(?<= )")).pausing(Duration.ofMillis(10));
        try (TestServer server = TestServer.serving(engine)) {
            Collector collector = new Collector(true);
            streaming(server, "scripted").chat(List.of(UserMessage.from("Hello")), collector);
            collector.first.get(20, TimeUnit.SECONDS);
            Eventually.within(Duration.ofSeconds(2), () -> engine.active() == 0);
        }
    }
}

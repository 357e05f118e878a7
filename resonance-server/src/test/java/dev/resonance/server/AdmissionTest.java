package dev.resonance.server;

import static dev.resonance.server.TestServer.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.engine.ChatEngine;
import dev.resonance.engine.EngineBusyException;
import dev.resonance.engine.Generation;
import dev.resonance.engine.GenerationRequest;
import dev.resonance.engine.ModelInfo;
import dev.resonance.engine.Prompt;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AdmissionTest {
    @ParameterizedTest
    @CsvSource({"/v1/chat/completions,false", "/v1/chat/completions,true", "/v1/chat/stream,true"})
    void engine_thatIsBusy_isAnsweredWithItsStatusAndATime(String path, boolean stream) {
        try (TestServer server = TestServer.serving(new BusyEngine())) {
            HttpResponse<String> response =
                    server.post(path, "{'messages':[{'role':'user','content':'Hello'}],'stream':" + stream + "}");

            assertThat(response.statusCode()).isEqualTo(429);
            assertThat(error(response).get("code").getAsString()).isEqualTo("queue_full");
            assertThat(error(response).get("type").getAsString()).isEqualTo("rate_limit_error");
            assertThat(response.headers().firstValue("retry-after")).hasValue("3");
            assertThat(response.headers().firstValue("retry-after-ms")).hasValue("3000");
        }
    }

    /** An engine whose queue is always full. */
    private static final class BusyEngine implements ChatEngine {
        @Override
        public ModelInfo model() {
            return new ModelInfo("busy", 0, 100, "none", "none");
        }

        @Override
        public int countTokens(Prompt prompt) {
            return 1;
        }

        @Override
        public Generation generate(GenerationRequest request) {
            throw new EngineBusyException(64, Duration.ofSeconds(3));
        }

        @Override
        public void close() {}
    }
}

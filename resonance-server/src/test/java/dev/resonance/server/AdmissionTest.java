package dev.resonance.server;

import static dev.resonance.server.TestServer.error;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AdmissionTest {
    @ParameterizedTest
    @CsvSource({"/v1/chat/completions,false", "/v1/chat/completions,true", "/v1/chat/stream,true"})
    void engine_thatIsBusy_isAnsweredWithItsStatusAndATime(String path, boolean stream) {
        try (TestServer server = TestServer.serving(new BusyEngine(false))) {
            HttpResponse<String> response =
                    server.post(path, "{'messages':[{'role':'user','content':'Hello'}],'stream':" + stream + "}");

            assertThat(response.statusCode()).isEqualTo(429);
            assertThat(error(response).get("code").getAsString()).isEqualTo("queue_full");
            assertThat(error(response).get("type").getAsString()).isEqualTo("rate_limit_error");
            assertThat(response.headers().firstValue("retry-after")).hasValue("3");
            assertThat(response.headers().firstValue("retry-after-ms")).hasValue("3000");
        }
    }
}

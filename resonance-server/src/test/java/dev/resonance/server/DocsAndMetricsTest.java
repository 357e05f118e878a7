package dev.resonance.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.testkit.ScriptedEngine;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DocsAndMetricsTest {
    private final TestServer server = TestServer.serving(ScriptedEngine.saying("Hi", " there"));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void docs_loadNothingFromElsewhere() {
        HttpResponse<String> page = server.get("/docs");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("http:", "https:");
        assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
                .startsWith("default-src 'none'");
        Matcher links = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page.body());
        int found = 0;
        while (links.find()) {
            assertThat(server.get(links.group(1)).statusCode())
                    .as(links.group(1))
                    .isEqualTo(200);
            found++;
        }
        assertThat(found).isEqualTo(3);
        assertThat(server.get("/docs/other.js").statusCode()).isEqualTo(404);
    }

    @Test
    void metrics_countRequestsRepliesAndTokens() {
        server.post("/v1/chat/completions", "{'messages':[{'role':'user','content':'Hello'}]}");
        server.post("/v1/completions", "{'prompt':'Once'}");
        server.get("/nope");

        Eventually.within(
                Duration.ofSeconds(2), () -> server.get("/metrics").body().contains("status=\"404\"} 1.0"));
        HttpResponse<String> metrics = server.get("/metrics");
        assertThat(metrics.headers().firstValue("content-type").orElseThrow()).startsWith("text/plain");
        assertThat(metrics.body())
                .contains(
                        "resonance_requests_total{status=\"200\"}",
                        "resonance_replies_total{finish_reason=\"stop\"} 2.0",
                        "resonance_completion_tokens_total 4.0",
                        "resonance_replies_active 0.0",
                        "resonance_replies_queued 0.0",
                        "resonance_time_to_first_token_seconds_count 2");
    }
}

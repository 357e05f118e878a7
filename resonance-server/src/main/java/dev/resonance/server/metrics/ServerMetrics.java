package dev.resonance.server.metrics;

import dev.resonance.engine.TokenUsage;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.IntSupplier;

/** Counts requests, replies and tokens, for Prometheus. No label holds what a user wrote. Thread-safe. */
public final class ServerMetrics {
    private static final double NANOS = 1e9;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Counter requests = Counter.builder()
            .name("resonance_requests_total")
            .help("HTTP requests that were answered, by status")
            .labelNames("status")
            .register(registry);
    private final Counter replies = Counter.builder()
            .name("resonance_replies_total")
            .help("Replies that ended, by how they ended")
            .labelNames("finish_reason")
            .register(registry);
    private final Counter promptTokens = Counter.builder()
            .name("resonance_prompt_tokens_total")
            .help("Tokens of prompts")
            .register(registry);
    private final Counter cachedTokens = Counter.builder()
            .name("resonance_cached_tokens_total")
            .help("Tokens of prompts that the key/value cache still held")
            .register(registry);
    private final Counter completionTokens = Counter.builder()
            .name("resonance_completion_tokens_total")
            .help("Tokens generated")
            .register(registry);
    private final Counter searches = Counter.builder()
            .name("resonance_searches_total")
            .help("Searches, by their outcome")
            .labelNames("outcome")
            .register(registry);
    private final Histogram firstToken = Histogram.builder()
            .name("resonance_time_to_first_token_seconds")
            .help("From the request to the first token")
            .classicOnly()
            .register(registry);
    private final Histogram perToken = Histogram.builder()
            .name("resonance_time_per_token_seconds")
            .help("Mean time of a token after the first one")
            .classicOnly()
            .classicUpperBounds(0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1)
            .register(registry);

    /** Shows a number that is asked for when somebody looks. */
    public void gauge(String name, String help, IntSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(callback -> callback.call(value.getAsInt()))
                .register(registry);
    }

    public void answered(int status) {
        requests.labelValues(Integer.toString(status)).inc();
    }

    /**
     * A reply or a completion has ended.
     *
     * @param reason a word of a fixed set
     * @param toFirst zero where there was no token
     */
    public void ended(String reason, TokenUsage usage, Duration toFirst, Duration elapsed) {
        replies.labelValues(reason).inc();
        promptTokens.inc(usage.promptTokens());
        cachedTokens.inc(usage.cachedTokens());
        completionTokens.inc(usage.completionTokens());
        if (usage.completionTokens() > 0) {
            firstToken.observe(toFirst.toNanos() / NANOS);
        }
        if (usage.completionTokens() > 1) {
            perToken.observe(elapsed.minus(toFirst).toNanos() / NANOS / (usage.completionTokens() - 1));
        }
    }

    public void failed() {
        replies.labelValues("failed").inc();
    }

    /** @param outcome a word of a fixed set */
    public void searched(String outcome) {
        searches.labelValues(outcome).inc();
    }

    /** Everything, in Prometheus's text format. */
    public byte[] text() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(out, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The media type of {@link #text}. */
    public static String mediaType() {
        return PrometheusTextFormatWriter.CONTENT_TYPE;
    }
}

package dev.resonance.server.api;

import dev.resonance.server.http.Endpoint;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** {@code GET /}: names the endpoints, for a person who opens the API's address in a browser. Stateless. */
public final class StartPage {
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Resonance API</title>
            <style>
              body { font: 16px/1.6 system-ui, sans-serif; max-width: 44rem; margin: 3rem auto; padding: 0 1rem; }
              code { font-size: 0.95em }
              td { padding: 0.2rem 1rem 0.2rem 0; vertical-align: top }
            </style>
            <h1>Resonance API</h1>
            <p>The API is up. Programs that speak OpenAI's API use <code>/v1</code> here as their base address.</p>
            <table>
            <tr><td><a href="/health"><code>GET /health</code></a><td>whether it is ready, and with which model
            <tr><td><a href="/v1/models"><code>GET /v1/models</code></a><td>the model it serves
            <tr><td><code>POST /v1/chat/completions</code><td>OpenAI's chat, whole or streamed
            <tr><td><code>POST /v1/completions</code><td>goes on with a text
            <tr><td><code>POST /v1/chat/stream</code><td>a reply as named events, with its sources
            <tr><td><code>POST /chat</code><td>one message, one answer, kept in a conversation
            <tr><td><a href="/docs"><code>GET /docs</code></a><td>all of this in detail, to try out
            <tr><td><a href="/metrics"><code>GET /metrics</code></a><td>counters for Prometheus
            <tr><td><a href="/v1/conversations"><code>GET /v1/conversations</code></a><td>what is stored
            </table>
            </html>
            """;

    private StartPage() {}

    public static Endpoint endpoint() {
        return Endpoint.at("/").get(StartPage::show);
    }

    private static void show(ServerRequest request, ServerResponse response) {
        response.header(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8");
        response.header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        response.send(PAGE);
    }
}

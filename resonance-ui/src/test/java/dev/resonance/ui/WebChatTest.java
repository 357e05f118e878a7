package dev.resonance.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.Resonance;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class WebChatTest {
    private final HttpClient client = HttpClient.newHttpClient();
    private final CompletableFuture<Resonance> loading = new CompletableFuture<>();

    @Test
    void row36_start_servesThePageBeforeTheModelIsThere() throws Exception {
        try (WebChat chat = WebChat.start(loading, WebChatSettings.local(0))) {
            HttpResponse<String> page = get(chat, "");

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("resonance/tokens.css", "aura/aura.css", "skip-link");
            assertThat(get(chat, "resonance/base.css").statusCode()).isEqualTo(200);
            assertThat(get(chat, "aura/aura.css").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void row40_everyPage_forbidsToLoadFromElsewhere() throws Exception {
        try (WebChat chat = WebChat.start(loading, WebChatSettings.local(0))) {
            assertThat(get(chat, "").headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(policy -> assertThat(policy)
                            .contains("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'"));
        }
    }

    @Test
    void row29_cookie_decidesTheSchemeOfTheFirstFrame() throws Exception {
        try (WebChat chat = WebChat.start(loading, WebChatSettings.local(0))) {
            HttpRequest dark = HttpRequest.newBuilder(URI.create(chat.address()))
                    .header("Cookie", "resonance-scheme=dark")
                    .build();

            String page =
                    client.send(dark, HttpResponse.BodyHandlers.ofString()).body();

            assertThat(page).contains("color-scheme: dark\"");
            assertThat(get(chat, "").body()).contains("color-scheme: light dark\"");
        }
    }

    @Test
    void row42_page_isInTheLanguageThatTheBrowserAsksFor() throws Exception {
        try (WebChat chat = WebChat.start(loading, WebChatSettings.local(0))) {
            HttpRequest german = HttpRequest.newBuilder(URI.create(chat.address()))
                    .header("Accept-Language", "ja, de-AT;q=0.8, en;q=0.5")
                    .build();

            String page =
                    client.send(german, HttpResponse.BodyHandlers.ofString()).body();

            assertThat(page).contains("lang=\"de\"", "Zum Nachrichtenfeld springen");
        }
    }

    @Test
    void start_takenPort_saysWhichAndWhatToDo() {
        try (WebChat first = WebChat.start(loading, WebChatSettings.local(0))) {
            assertThatThrownBy(() -> WebChat.start(loading, WebChatSettings.local(first.port())))
                    .isInstanceOf(WebChatStartException.class)
                    .hasMessageContaining("UI_PORT " + first.port())
                    .hasMessageContaining("0 for any free one");
        }
    }

    private HttpResponse<String> get(WebChat chat, String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(chat.address() + path)).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}

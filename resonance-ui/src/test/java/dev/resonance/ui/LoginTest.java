package dev.resonance.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.Resonance;
import dev.resonance.server.account.Account;
import dev.resonance.server.account.Accounts;
import dev.resonance.testkit.ScriptedEngine;
import dev.resonance.ui.login.Access;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The login in front of the pages, over HTTP. */
final class LoginTest {
    @TempDir
    private Path folder;

    private final Resonance resonance = Resonance.builder()
            .engine(ScriptedEngine.answering(prompt -> List.of("Yes.")))
            .build();

    @AfterEach
    void close() {
        resonance.close();
    }

    @Test
    void row47_withoutALogin_everyPathIsClosed() throws Exception {
        try (WebChat chat = start(new Access.Passwords(List.of("first", "sécond")))) {
            Browser stranger = new Browser(chat);
            for (String path : List.of("resonance/resonance.js", "?v-r=uidl", "VAADIN/push", "c/some", "data")) {
                assertThat(stranger.get(path, "*/*").statusCode()).as(path).isEqualTo(401);
            }
            HttpResponse<String> page = stranger.get("", "text/html");
            assertThat(page.statusCode()).isEqualTo(302);
            assertThat(page.headers().firstValue("Location"))
                    .hasValueSatisfying(at -> assertThat(at).endsWith("/login"));
            assertThat(stranger.get("login", "text/html").body())
                    .contains("type=\"password\"")
                    .doesNotContain("name=\"name\"");
            assertThat(stranger.get("resonance/pages.css", "text/css").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void row47_password_opensThePages_andLogoutClosesThem() throws Exception {
        try (WebChat chat = start(new Access.Passwords(List.of("first", "sécond")))) {
            Browser visitor = new Browser(chat);
            assertThat(visitor.login("", "wrong").statusCode()).isEqualTo(401);
            assertThat(visitor.login("", "sécond").statusCode()).isEqualTo(302);
            assertThat(visitor.get("", "text/html").body()).contains("skip-link");

            assertThat(visitor.post("logout", "", "http://evil.example").statusCode())
                    .isEqualTo(403);
            assertThat(visitor.get("", "text/html").statusCode()).isEqualTo(200);
            assertThat(visitor.post("logout", "", visitor.origin()).statusCode())
                    .isEqualTo(302);
            assertThat(visitor.get("", "text/html").statusCode()).isEqualTo(302);
        }
    }

    @Test
    void row47_login_givesTheSessionANewIdAndHidesItFromScripts() throws Exception {
        try (WebChat chat = start(new Access.Passwords(List.of("first")))) {
            Browser visitor = new Browser(chat);

            String cookie = visitor.login("", "first")
                    .headers()
                    .firstValue("Set-Cookie")
                    .orElseThrow();

            assertThat(cookie).contains("HttpOnly", "SameSite=Lax");
        }
    }

    @Test
    void row47_anotherSitesForm_cannotLogIn() throws Exception {
        try (WebChat chat = start(new Access.Passwords(List.of("first")))) {
            assertThat(new Browser(chat)
                            .post("login", "password=first", "http://evil.example")
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void row47_guessing_isSlowedDown() throws Exception {
        try (WebChat chat = start(new Access.Passwords(List.of("first")))) {
            Browser guesser = new Browser(chat);
            for (int i = 0; i < 5; i++) {
                assertThat(guesser.login("", "guess" + i).statusCode()).isEqualTo(401);
            }

            HttpResponse<String> sixth = guesser.login("", "first");

            assertThat(sixth.statusCode()).isEqualTo(429);
            assertThat(sixth.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @Test
    void row44_adminsPages_areForbiddenToOthers() throws Exception {
        Path users = folder.resolve("users");
        Files.writeString(
                users,
                "# who may come in\n" + Accounts.line(new Account("ada", true), "adas password") + "\n"
                        + Accounts.line(new Account("bob", false), "bobs password") + "\n");
        try (WebChat chat = start(new Access.Users(Accounts.read(users)))) {
            Browser ada = new Browser(chat);
            Browser bob = new Browser(chat);
            assertThat(ada.get("login", "text/html").body()).contains("name=\"name\"");
            assertThat(ada.login("ada", "adas password").statusCode()).isEqualTo(302);
            assertThat(bob.login("bob", "adas password").statusCode()).isEqualTo(401);
            assertThat(bob.login("bob", "bobs password").statusCode()).isEqualTo(302);

            for (String path : List.of("data", "data/messages", "storage")) {
                assertThat(ada.get(path, "text/html").statusCode()).as(path).isEqualTo(200);
                assertThat(bob.get(path, "text/html").statusCode()).as(path).isEqualTo(403);
            }
            assertThat(bob.get("", "text/html").statusCode()).isEqualTo(200);
        }
    }

    private WebChat start(Access access) {
        return WebChat.start(CompletableFuture.completedFuture(resonance), new WebChatSettings("127.0.0.1", 0, access));
    }

    /** Keeps cookies and follows nothing. */
    private record Browser(WebChat chat, HttpClient client) {
        Browser(WebChat chat) {
            this(
                    chat,
                    HttpClient.newBuilder().cookieHandler(new CookieManager()).build());
        }

        String origin() {
            return chat.address().substring(0, chat.address().length() - 1);
        }

        HttpResponse<String> get(String path, String accept) throws Exception {
            return send(request(path).header("Accept", accept));
        }

        HttpResponse<String> login(String name, String password) throws Exception {
            return post("login", "name=" + encoded(name) + "&password=" + encoded(password), origin());
        }

        HttpResponse<String> post(String path, String form, String origin) throws Exception {
            return send(request(path)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Origin", origin)
                    .POST(HttpRequest.BodyPublishers.ofString(form)));
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create(chat.address() + path));
        }

        private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }
}

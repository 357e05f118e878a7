package dev.resonance.server.app;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A web of a few pages on the loopback; what has no page is HTTP 404. */
final class LoopbackWeb implements AutoCloseable {
    private final HttpServer server;
    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    LoopbackWeb() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                String path = exchange.getRequestURI().getPath();
                asked.add(path);
                byte[] page = pages.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders()
                        .set("Content-Type", path.equals("/search") ? "application/json" : "text/html");
                exchange.sendResponseHeaders(pages.containsKey(path) ? 200 : 404, page.length == 0 ? -1 : page.length);
                exchange.getResponseBody().write(page);
            }
        });
        server.start();
    }

    LoopbackWeb with(String path, String page) {
        pages.put(path, page);
        return this;
    }

    /** DuckDuckGo's page with one result. */
    LoopbackWeb withHtmlPage(String title, String url, String snippet) {
        return with(
                "/html/",
                "<html><body><div class=result><h2><a class=result__a href='%s'>%s</a></h2><a class=result__snippet href='%s'>%s</a></div></body></html>"
                        .formatted(url, title, url, snippet));
    }

    /** SearXNG's answer with one result. */
    LoopbackWeb withSearxng(String title, String url, String snippet) {
        return with(
                "/search",
                "{\"results\":[{\"title\":\"%s\",\"url\":\"%s\",\"content\":\"%s\"}],\"unresponsive_engines\":[]}"
                        .formatted(title, url, snippet));
    }

    String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    String url(String path) {
        return "http://" + host() + path;
    }

    /** The paths that were asked for, in order. */
    List<String> asked() {
        return asked;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

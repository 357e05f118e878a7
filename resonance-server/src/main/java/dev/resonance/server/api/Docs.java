package dev.resonance.server.api;

import dev.resonance.server.http.ApiException;
import dev.resonance.server.http.Endpoint;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code GET /openapi.yaml} and {@code GET /docs}, which shows it without asking any other server. Stateless. */
final class Docs {
    private static final Map<String, String> FILES = Map.of(
            "swagger-ui.css", "text/css", "swagger-ui-bundle.js", "text/javascript", "start.js", "text/javascript");

    private static final String START =
            "window.onload = () => SwaggerUIBundle({ url: '/openapi.yaml', dom_id: '#api', deepLinking: true });\n";

    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Resonance API</title>
            <link rel="stylesheet" href="/docs/swagger-ui.css">
            <div id="api"></div>
            <script src="/docs/swagger-ui-bundle.js"></script>
            <script src="/docs/start.js"></script>
            </html>
            """;

    private Docs() {}

    static List<Endpoint> endpoints() {
        return List.of(
                Endpoint.at("/openapi.yaml").get(Docs::description),
                Endpoint.at("/docs").get(Docs::page),
                Endpoint.at("/docs/{file}").get(Docs::file));
    }

    private static void description(ServerRequest request, ServerResponse response) throws IOException {
        response.header(HeaderNames.CONTENT_TYPE, "application/yaml");
        response.send(resource("/dev/resonance/server/openapi.yaml"));
    }

    private static void page(ServerRequest request, ServerResponse response) {
        response.header(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8");
        response.header(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                        + " connect-src 'self'");
        response.send(PAGE);
    }

    private static void file(ServerRequest request, ServerResponse response) throws IOException {
        String name = request.path().pathParameters().get("file");
        String type = FILES.get(name);
        if (type == null) {
            throw ApiException.notFound(null, "There is no such file.", "unknown_url");
        }
        response.header(HeaderNames.CONTENT_TYPE, type + "; charset=utf-8");
        if (name.equals("start.js")) {
            response.send(START);
        } else {
            response.header(HeaderNames.CACHE_CONTROL, "public, max-age=3600");
            response.send(resource("/META-INF/resources/webjars/swagger-ui/" + Version.swaggerUi() + "/" + name));
        }
    }

    private static byte[] resource(String name) throws IOException {
        try (@Nullable InputStream in = Docs.class.getResourceAsStream(name)) {
            if (in == null) {
                throw ApiException.notFound(null, "The file is missing from this build.", "unknown_url");
            }
            return in.readAllBytes();
        }
    }
}

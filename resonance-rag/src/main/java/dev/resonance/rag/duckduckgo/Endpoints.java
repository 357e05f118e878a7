package dev.resonance.rag.duckduckgo;

import static dev.resonance.error.InvalidValueException.require;

import java.net.URI;
import java.util.Optional;

/**
 * Where to ask.
 *
 * @param html the page with the most details, asked first
 * @param lite a simpler page, asked where the first one is broken; absent: never
 * @param instant the instant answer service, asked last; absent: never
 */
record Endpoints(URI html, Optional<URI> lite, Optional<URI> instant) {
    static final Endpoints DUCKDUCKGO = new Endpoints(
            URI.create("https://html.duckduckgo.com/html/"),
            Optional.of(URI.create("https://lite.duckduckgo.com/lite/")),
            Optional.of(URI.create("https://api.duckduckgo.com/")));

    Endpoints {
        check("SEARCH_URL", html);
        lite.ifPresent(url -> check("lite URL", url));
        instant.ifPresent(url -> check("instant answer URL", url));
    }

    private static void check(String name, URI url) {
        boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        require(web && url.getHost() != null, name, url, "an absolute http or https address");
    }
}

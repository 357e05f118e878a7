package dev.resonance.server.config;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Who is asked on the web, and what becomes of its answers.
 *
 * @param duckDuckGo where to ask DuckDuckGo; absent: at its own address
 * @param searxng a SearXNG server that is asked before DuckDuckGo; absent: none
 * @param pagesRead how many result pages are read for a search, 0 to 4; 0: their snippets are all there is
 * @param hostsRead {@code host:port}s that are read though their addresses are not public
 */
public record WebSearchSettings(Optional<URI> duckDuckGo, Optional<URI> searxng, int pagesRead, Set<String> hostsRead) {
    public WebSearchSettings {
        hostsRead = Set.copyOf(hostsRead);
    }
}

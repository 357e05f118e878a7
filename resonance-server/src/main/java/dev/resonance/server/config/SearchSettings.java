package dev.resonance.server.config;

import java.net.URI;
import java.util.Optional;

/**
 * Web search.
 *
 * @param enabled false: the web is never asked
 * @param address where to ask; absent: DuckDuckGo's own address
 */
public record SearchSettings(boolean enabled, Optional<URI> address) {}

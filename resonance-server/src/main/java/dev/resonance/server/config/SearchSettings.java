package dev.resonance.server.config;

import dev.resonance.rag.SuspicionPolicy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a reply that asks for a search searches.
 *
 * @param web absent: the web is never asked
 * @param documents a folder whose documents are searched too; absent: none
 * @param suspicious what becomes of passages that seem to speak to the model
 */
public record SearchSettings(Optional<WebSearchSettings> web, Optional<Path> documents, SuspicionPolicy suspicious) {
    private static final int MOST_PAGES = 4;

    static SearchSettings of(SettingParser values) {
        WebSearchSettings web = new WebSearchSettings(
                address(Setting.SEARCH_URL, values),
                address(Setting.SEARXNG_URL, values),
                values.integer(Setting.SEARCH_READ_PAGES, 0, MOST_PAGES),
                hosts(values));
        return new SearchSettings(
                values.flag(Setting.SEARCH_ENABLED) ? Optional.of(web) : Optional.empty(),
                values.optional(Setting.DOCUMENTS_DIR).map(ignored -> documents(values)),
                suspicious(values));
    }

    /** Whether there is anything that a reply could search. */
    public boolean enabled() {
        return web.isPresent() || documents.isPresent();
    }

    private static Optional<URI> address(Setting setting, SettingParser values) {
        return values.optional(setting)
                .map(text -> web(text)
                        .orElseThrow(() -> values.invalid(setting, "an address that starts with http:// or https://")));
    }

    private static Optional<URI> web(String text) {
        try {
            URI address = URI.create(text);
            boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            return web && address.getHost() != null ? Optional.of(address) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Set<String> hosts(SettingParser values) {
        Set<String> hosts = new HashSet<>();
        for (String host : values.list(Setting.SEARCH_READ_HOSTS)) {
            if (!host.matches("[^\\s/@]+:\\d{1,5}")) {
                throw values.invalid(Setting.SEARCH_READ_HOSTS, "HOST:PORT, several separated by commas");
            }
            hosts.add(host.toLowerCase(Locale.ROOT));
        }
        return hosts;
    }

    private static Path documents(SettingParser values) {
        Path folder = values.path(Setting.DOCUMENTS_DIR);
        if (!Files.isDirectory(folder)) {
            throw values.invalid(Setting.DOCUMENTS_DIR, "a folder that is there");
        }
        return folder;
    }

    private static SuspicionPolicy suspicious(SettingParser values) {
        return switch (values.text(Setting.SEARCH_SUSPICIOUS).toLowerCase(Locale.ROOT)) {
            case "keep" -> SuspicionPolicy.KEEP;
            case "flag" -> SuspicionPolicy.FLAG;
            case "drop" -> SuspicionPolicy.DROP;
            default -> throw values.invalid(Setting.SEARCH_SUSPICIOUS, "keep, flag or drop");
        };
    }
}

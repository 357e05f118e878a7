package dev.resonance.server.api;

import dev.resonance.conversation.Message;
import dev.resonance.retrieval.Source;
import java.util.List;

/** A source as clients see it; {@code n} is the number it is cited with. */
record SourceEntry(int n, String title, String url, String host, String snippet, boolean used) {
    static List<SourceEntry> of(List<Source> sources) {
        return sources.stream()
                .map(source -> new SourceEntry(
                        source.number(), source.title(), source.url(), source.host(), source.snippet(), source.used()))
                .toList();
    }

    static List<SourceEntry> of(Message message) {
        return of(message.details().map(details -> details.sources()).orElse(List.of()));
    }
}

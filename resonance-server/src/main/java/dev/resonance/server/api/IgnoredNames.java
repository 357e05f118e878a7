package dev.resonance.server.api;

import io.helidon.webserver.http.ServerResponse;
import java.util.Collection;
import java.util.stream.Collectors;

/** Makes field names of a request fit for a header. Stateless. */
final class IgnoredNames {
    private static final int MOST = 20;

    private IgnoredNames() {}

    /** Names the fields that were not looked at in the header {@code x-resonance-ignored}, if there are any. */
    static void tell(Collection<String> names, ServerResponse response) {
        if (!names.isEmpty()) {
            response.header("x-resonance-ignored", header(names));
        }
    }

    private static String header(Collection<String> names) {
        return names.stream()
                .limit(MOST)
                .map(name -> name.replaceAll("[^A-Za-z0-9_.-]", "?"))
                .map(name -> name.substring(0, Math.min(40, name.length())))
                .collect(Collectors.joining(","));
    }
}

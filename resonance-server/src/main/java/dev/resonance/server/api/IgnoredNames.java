package dev.resonance.server.api;

import dev.resonance.server.http.ApiException;
import io.helidon.webserver.http.ServerResponse;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** What becomes of fields that were not looked at: told in a header, or refused. Stateless. */
final class IgnoredNames {
    /** What OpenAI's clients send and what can change nothing here. */
    private static final Set<String> HARMLESS = Set.of(
            "user",
            "metadata",
            "store",
            "service_tier",
            "parallel_tool_calls",
            "prompt_cache_key",
            "prompt_cache_retention",
            "safety_identifier",
            "reasoning_effort",
            "verbosity",
            "prediction");

    private static final int MOST = 20;

    private IgnoredNames() {}

    /**
     * Names the fields in the header {@code x-resonance-ignored}, if there are any.
     *
     * @throws ApiException with status 400 if the server is strict and a field is unknown
     */
    static void tell(Collection<String> names, boolean strict, ServerResponse response) {
        if (strict) {
            names.stream().filter(name -> !HARMLESS.contains(name)).findFirst().ifPresent(name -> {
                throw ApiException.field(printable(name), "There is no such field: leave it out.", "unknown_parameter");
            });
        }
        if (!names.isEmpty()) {
            response.header(
                    "x-resonance-ignored",
                    names.stream().limit(MOST).map(IgnoredNames::printable).collect(Collectors.joining(",")));
        }
    }

    private static String printable(String name) {
        return name.substring(0, Math.min(40, name.length())).replaceAll("[^A-Za-z0-9_.-]", "?");
    }
}

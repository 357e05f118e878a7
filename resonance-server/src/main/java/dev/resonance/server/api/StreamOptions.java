package dev.resonance.server.api;

import dev.resonance.server.http.ApiException;
import dev.resonance.server.http.Fields;

/** Reads {@code stream_options}. Stateless. */
final class StreamOptions {
    private StreamOptions() {}

    /**
     * Whether a stream is to tell the tokens at its end.
     *
     * @throws ApiException with status 400 if there are options without a stream
     */
    static boolean includeUsage(Fields body, boolean stream) {
        return body.element("stream_options")
                .map(given -> {
                    if (!stream) {
                        throw Fields.wrong("stream_options", "left out unless 'stream' is true");
                    }
                    return Fields.at("stream_options", given)
                            .flag("include_usage")
                            .orElse(false);
                })
                .orElse(false);
    }
}

package dev.resonance.server.http;

import java.util.UUID;

/** Names for requests and answers. */
public final class RequestId {
    private RequestId() {}

    /** A new {@code req_...}. */
    static String next() {
        return "req_" + random();
    }

    /** A new id that starts with {@code prefix}, such as {@code chatcmpl-}. */
    public static String with(String prefix) {
        return prefix + random();
    }

    private static String random() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}

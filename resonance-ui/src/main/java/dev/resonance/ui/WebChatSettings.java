package dev.resonance.ui;

import java.util.List;

/**
 * Where the web chat listens and who may use it.
 *
 * @param host the address to bind, such as {@code 127.0.0.1}
 * @param port 0 takes any free one
 * @param passwords one of these must be given by the browser, with any user name; empty: none is asked for
 */
public record WebChatSettings(String host, int port, List<String> passwords) {
    public WebChatSettings {
        passwords = List.copyOf(passwords);
    }

    /** On this machine only, for everybody on it. */
    public static WebChatSettings local(int port) {
        return new WebChatSettings("127.0.0.1", port, List.of());
    }
}

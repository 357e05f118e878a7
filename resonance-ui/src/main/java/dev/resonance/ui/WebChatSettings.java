package dev.resonance.ui;

import dev.resonance.ui.login.Access;

/**
 * Where the web chat listens and who may use it.
 *
 * @param host the address to bind, such as {@code 127.0.0.1}
 * @param port 0 takes any free one
 * @param access who has to log in, and how
 */
public record WebChatSettings(String host, int port, Access access) {
    /** On this machine only, for everybody on it. */
    public static WebChatSettings local(int port) {
        return new WebChatSettings("127.0.0.1", port, new Access.Open());
    }
}

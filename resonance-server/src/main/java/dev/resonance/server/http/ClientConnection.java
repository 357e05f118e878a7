package dev.resonance.server.http;

import java.util.Optional;

/** The connection a request came on. Thread-safe. */
public final class ClientConnection {
    private final Optional<WatchedConnection> connection;

    ClientConnection(Optional<WatchedConnection> connection) {
        this.connection = connection;
    }

    /** Starts to look for the client's end of the connection; to be called when the request's body has been read. */
    public void watch() {
        connection.ifPresent(watched -> watched.bytes().start());
    }

    /** Whether the client has closed the connection. */
    public boolean gone() {
        return connection.map(watched -> watched.bytes().gone()).orElse(false);
    }
}

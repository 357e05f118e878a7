package dev.resonance.server.http;

import io.helidon.common.socket.HelidonSocket;
import java.util.Optional;

/** The connection a request came on. Thread-safe. */
public final class ClientConnection {
    private final Optional<HelidonSocket> socket;

    ClientConnection(Optional<HelidonSocket> socket) {
        this.socket = socket;
    }

    /** Starts to look for the client's end of the connection; to be called when the request's body has been read. */
    public void watch() {
        socket.ifPresent(HelidonSocket::idle);
    }

    /** Whether the client has closed the connection. */
    public boolean gone() {
        return socket.map(open -> !open.isConnected()).orElse(false);
    }

    /** Closes the connection at once; a write that waits for the client fails. */
    public void cut() {
        socket.ifPresent(HelidonSocket::close);
    }
}

package dev.resonance.server.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers every open connection, which Helidon's requests do not show: to see that a client has gone
 * before anything is written to it, and to cut off one that neither reads nor writes. Thread-safe.
 */
public final class ClientConnections implements ServerConnectionSelector {
    private final ServerConnectionSelector http;
    private final ClientDeadline deadline;
    private final Map<String, WatchedConnection> open = new ConcurrentHashMap<>();

    /** Watches the connections that {@code http} serves. */
    public ClientConnections(ServerConnectionSelector http, ClientDeadline deadline) {
        this.http = http;
        this.deadline = deadline;
    }

    /** The connection a request came on. */
    public ClientConnection of(ServerRequest request) {
        return new ClientConnection(Optional.ofNullable(open.get(request.socketId())));
    }

    /** How many connections are open. */
    public int open() {
        return open.size();
    }

    @Override
    public int bytesToIdentifyConnection() {
        return http.bytesToIdentifyConnection();
    }

    @Override
    public Support supports(BufferData data) {
        return http.supports(data);
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return http.supportedApplicationProtocols();
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        WatchedConnection watched = new WatchedConnection(context, deadline);
        return new Remembered(http.connection(watched), watched);
    }

    /** Keeps what Helidon looks for to close idle connections at once when it stops: that they can be interrupted. */
    private final class Remembered implements ServerConnection, InterruptableTask<Void> {
        private final ServerConnection connection;
        private final WatchedConnection watched;

        Remembered(ServerConnection connection, WatchedConnection watched) {
            this.connection = connection;
            this.watched = watched;
        }

        @Override
        public void handle(Limit limit) throws InterruptedException {
            open.put(watched.childSocketId(), watched);
            try {
                connection.handle(limit);
            } finally {
                open.remove(watched.childSocketId(), watched);
            }
        }

        @Override
        public boolean canInterrupt() {
            return connection instanceof InterruptableTask<?> task && task.canInterrupt();
        }

        @Override
        public Duration idleTime() {
            return connection.idleTime();
        }

        @Override
        public void close(boolean interrupt) {
            connection.close(interrupt);
        }
    }
}

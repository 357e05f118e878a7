package dev.resonance.server.http;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/** A connection whose bytes come by way of {@link ReadAhead} and go by {@link WatchedWriter}; all else is Helidon's. */
final class WatchedConnection implements ConnectionContext {
    private final ConnectionContext connection;
    private final ReadAhead bytes;
    private final DataReader reader;
    private final DataWriter writer;

    WatchedConnection(ConnectionContext connection, ClientDeadline deadline) {
        Runnable cut = () -> connection.serverSocket().close();
        this.connection = connection;
        this.bytes = new ReadAhead(connection.dataReader(), deadline, cut);
        this.reader = new DataReader(bytes);
        this.writer = new WatchedWriter(connection.dataWriter(), deadline, cut);
    }

    ReadAhead bytes() {
        return bytes;
    }

    @Override
    public DataReader dataReader() {
        return reader;
    }

    @Override
    public ListenerContext listenerContext() {
        return connection.listenerContext();
    }

    @Override
    public ExecutorService executor() {
        return connection.executor();
    }

    @Override
    public DataWriter dataWriter() {
        return writer;
    }

    @Override
    public Router router() {
        return connection.router();
    }

    @Override
    public Optional<ProxyProtocolData> proxyProtocolData() {
        return connection.proxyProtocolData();
    }

    @Override
    public HelidonSocket serverSocket() {
        return connection.serverSocket();
    }

    @Override
    public PeerInfo remotePeer() {
        return connection.remotePeer();
    }

    @Override
    public PeerInfo localPeer() {
        return connection.localPeer();
    }

    @Override
    public boolean isSecure() {
        return connection.isSecure();
    }

    @Override
    public String socketId() {
        return connection.socketId();
    }

    @Override
    public String childSocketId() {
        return connection.childSocketId();
    }
}

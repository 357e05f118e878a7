package dev.resonance.server.http;

import dev.resonance.server.config.HttpLimits;
import dev.resonance.server.config.HttpSettings;
import io.helidon.http.DirectHandler;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets Helidon up: limits, connections that can be watched, errors in our form. Stateless. */
public final class Listener {
    private static final Logger log = LoggerFactory.getLogger(Listener.class);

    private Listener() {}

    /** HTTP/1.1 connections that are watched. */
    public static ClientConnections connections(HttpLimits limits, ClientDeadline deadline) {
        Http1Config config = Http1Config.builder()
                .maxHeadersSize(limits.maxHeaderBytes())
                .maxPrologueLength(8192)
                .build();
        return new ClientConnections(
                Http1ConnectionSelector.builder().config(config).build(), deadline);
    }

    /**
     * Listens.
     *
     * @throws PortUnavailableException if the address cannot be listened on
     */
    public static WebServer start(
            HttpSettings settings, ClientConnections connections, Consumer<HttpRouting.Builder> routes) {
        HttpLimits limits = settings.limits();
        WebServerConfig.Builder builder = WebServer.builder()
                .host(settings.host())
                .port(settings.port())
                .shutdownHook(false)
                .shutdownGracePeriod(Duration.ofSeconds(1))
                .maxPayloadSize(limits.maxPayloadBytes())
                .maxTcpConnections(limits.maxConnections())
                .connectionOptions(options -> options.tcpNoDelay(true))
                .protocolsDiscoverServices(false)
                .addConnectionSelector(connections)
                .directHandlers(errors())
                .routing(routes);
        checkFree(settings);
        if (!settings.onlyThisMachine() && settings.apiKeys().isEmpty()) {
            log.warn("everybody who can reach this machine may use the API: set API_KEYS to let in only some");
        }
        WebServer server = builder.build().start();
        if (!server.isRunning()) {
            throw new PortUnavailableException("PORT", settings.host(), settings.port(), null);
        }
        return server;
    }

    /** Helidon only logs that it could not listen; this says why. */
    private static void checkFree(HttpSettings settings) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(settings.host(), settings.port()));
        } catch (IOException e) {
            throw new PortUnavailableException("PORT", settings.host(), settings.port(), e);
        }
    }

    private static DirectHandlers errors() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
            handlers.addHandler(type, new TransportErrors());
        }
        return handlers.build();
    }
}

package dev.resonance.server;

import dev.resonance.Resonance;
import dev.resonance.engine.LoadProgress;
import dev.resonance.server.api.Assistant;
import dev.resonance.server.api.Routes;
import dev.resonance.server.config.HttpLimits;
import dev.resonance.server.config.HttpSettings;
import dev.resonance.server.http.ClientConnections;
import dev.resonance.server.http.ClientDeadline;
import dev.resonance.server.http.Listener;
import io.helidon.webserver.WebServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * The HTTP API in front of a {@link Resonance}. Thread-safe. Closing it does not close the Resonance, which belongs to
 * whoever made it.
 *
 * <pre>{@code
 * ResonanceServer server = ResonanceServer.start(HttpSettings.local(8000), resonance);
 * }</pre>
 */
public final class ResonanceServer implements AutoCloseable {
    /** How long a client may send nothing, within a request or between two: longer than proxies keep connections. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);

    private final HttpSettings settings;
    private final Assistant assistant;
    private final ClientDeadline deadline;
    private final WebServer server;

    private ResonanceServer(HttpSettings settings, CompletableFuture<Resonance> resonance, LoadProgress progress) {
        HttpLimits limits = settings.limits();
        this.settings = settings;
        this.assistant = new Assistant(resonance, progress);
        this.deadline = new ClientDeadline(limits.writeTime(), LONGEST_SILENCE);
        ClientConnections connections = Listener.connections(limits, deadline);
        try {
            this.server = Listener.start(
                    settings, connections, routing -> Routes.add(routing, assistant, settings, connections));
        } catch (RuntimeException e) {
            deadline.close();
            throw e;
        }
    }

    /**
     * Listens and serves.
     *
     * @throws dev.resonance.server.http.PortUnavailableException if the address cannot be listened on
     */
    public static ResonanceServer start(HttpSettings settings, Resonance resonance) {
        return start(settings, CompletableFuture.completedFuture(resonance), new LoadProgress());
    }

    /**
     * Listens at once and serves from when the future is complete; until then requests are told to come back.
     *
     * @param progress of the loading, which {@code /health} shows meanwhile
     * @throws dev.resonance.server.http.PortUnavailableException if the address cannot be listened on
     */
    public static ResonanceServer start(
            HttpSettings settings, CompletableFuture<Resonance> resonance, LoadProgress progress) {
        return new ResonanceServer(settings, resonance, progress);
    }

    /** The port it really listens on. */
    public int port() {
        return server.port();
    }

    /** The address for a browser on this machine, such as {@code http://127.0.0.1:8000}. */
    public String address() {
        String host = settings.host().contains(":") ? "[" + settings.host() + "]" : settings.host();
        boolean all = host.equals("0.0.0.0") || host.equals("[::]");
        return "http://" + (all ? "127.0.0.1" : host) + ":" + port();
    }

    /**
     * Takes no more requests, lets the replies that run go on for the settings' grace, then ends them with a last event
     * and closes the connections. Calling it again does nothing.
     */
    @Override
    public void close() {
        assistant.stop(settings.limits().shutdownGrace());
        server.stop();
        deadline.close();
    }
}

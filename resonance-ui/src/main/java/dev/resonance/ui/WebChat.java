package dev.resonance.ui;

import com.vaadin.flow.server.InitParameters;
import dev.resonance.Resonance;
import dev.resonance.engine.LoadProgress;
import dev.resonance.engine.ModelChoices;
import dev.resonance.ui.chat.Backend;
import dev.resonance.ui.login.Access;
import dev.resonance.ui.login.LoginGate;
import dev.resonance.ui.view.SecurityHeaders;
import dev.resonance.ui.view.Translations;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.ee11.annotations.AnnotationConfiguration;
import org.eclipse.jetty.ee11.webapp.MetaInfConfiguration;
import org.eclipse.jetty.ee11.webapp.WebAppContext;
import org.eclipse.jetty.ee11.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.resource.Resource;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * The web chat as a server of its own, embedded: pages, push and nothing else.
 *
 * <p>It is there before the model is: pages tell that it loads. Thread-safe. Whoever starts it closes it, before the
 * assistant.
 */
public final class WebChat implements AutoCloseable {
    private static final String OUR_JARS = ".*/(flow|vaadin|resonance-ui)[^/]*\\.jar$|.*/classes/$";

    private final Server server;
    private final ServerConnector connector;

    private WebChat(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /**
     * Starts serving and returns at once.
     *
     * @param resonance the assistant, or the one that is being loaded; stays the caller's to close
     * @throws WebChatStartException if the port is taken or the host is not of this machine
     */
    public static WebChat start(CompletableFuture<Resonance> resonance, WebChatSettings settings) {
        return start(new Backend(resonance), settings);
    }

    /**
     * The same, showing how far the model is loaded, and letting visitors choose another.
     *
     * @param progress looked at until the assistant is there
     * @param models must exchange what {@code resonance} answers with
     */
    public static WebChat start(
            CompletableFuture<Resonance> resonance,
            LoadProgress progress,
            ModelChoices models,
            WebChatSettings settings) {
        return start(new Backend(resonance, progress, Optional.of(models)), settings);
    }

    private static WebChat start(Backend backend, WebChatSettings settings) {
        Server server = new Server(new QueuedThreadPool(64, 4));
        ServerConnector connector = new ServerConnector(server);
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        server.addConnector(connector);
        server.setHandler(pages(backend, settings));
        server.setStopTimeout(0); // pages reconnect by themselves; there is nothing to wait for
        try {
            connector.open(); // before the pages are deployed: a port that is taken is known at once
            server.start();
        } catch (IOException e) {
            throw new WebChatStartException(
                    "UI_PORT " + settings.port() + " on HOST " + settings.host() + " cannot be used (" + reason(e)
                            + "): stop what uses it, or set UI_PORT to another port, 0 for any free one",
                    e);
        } catch (Exception e) {
            throw new WebChatStartException("the web chat could not start: " + e.getMessage(), e);
        }
        return new WebChat(server, connector);
    }

    /** The port it listens on. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Where to find it with a browser. */
    public String address() {
        String host = connector.getHost();
        boolean all = host.equals("0.0.0.0") || host.equals("::");
        String name = all ? "127.0.0.1" : host.contains(":") ? "[" + host + "]" : host;
        return "http://" + name + ":" + port() + "/";
    }

    /** Closes all pages and stops serving. Replies that run are not touched. Calling it again does nothing. */
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new WebChatStartException("the web chat could not stop: " + e.getMessage(), e);
        }
    }

    private static WebAppContext pages(Backend backend, WebChatSettings settings) {
        WebAppContext pages = new WebAppContext();
        pages.setContextPath("/");
        pages.setBaseResource(resources(pages));
        pages.setParentLoaderPriority(true);
        pages.setAttribute(MetaInfConfiguration.CONTAINER_JAR_PATTERN, OUR_JARS);
        pages.setExtraClasspath(JarsOfTheManifest.matching(ResourceFactory.of(pages), OUR_JARS));
        pages.addConfiguration(new AnnotationConfiguration());
        pages.setInitParameter(InitParameters.SERVLET_PARAMETER_PRODUCTION_MODE, "true");
        pages.setInitParameter(InitParameters.SERVLET_PARAMETER_CLOSE_IDLE_SESSIONS, "true");
        pages.setInitParameter(InitParameters.I18N_PROVIDER, Translations.class.getName());
        pages.setInitParameter(
                "logbackDisableServletContainerInitializer", "true"); // would stop the log with the pages
        pages.addServletContainerInitializer(new JakartaWebSocketServletContainerInitializer());
        EnumSet<DispatcherType> dispatches = EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC);
        pages.addFilter(SecurityHeaders.class, "/*", dispatches);
        pages.addFilter(new LoginGate(settings.access(), Clock.systemUTC()), "/*", dispatches);
        pages.getSessionHandler().setHttpOnly(true);
        pages.getSessionHandler().setSameSite(HttpCookie.SameSite.LAX);
        pages.getServletContext().setAttribute(Access.class.getName(), settings.access());
        pages.getServletContext().setAttribute(Backend.class.getName(), backend);
        pages.setThrowUnavailableOnStartupException(true);
        return pages;
    }

    private static Resource resources(WebAppContext pages) {
        Resource folder = ResourceFactory.of(pages).newClassLoaderResource("META-INF/resources/resonance/");
        return Objects.requireNonNull(folder, "the page's own files are missing from the class path");
    }

    private static String reason(IOException e) {
        return e.getCause() == null
                ? String.valueOf(e.getMessage())
                : String.valueOf(e.getCause().getMessage());
    }
}

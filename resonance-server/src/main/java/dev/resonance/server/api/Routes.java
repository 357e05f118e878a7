package dev.resonance.server.api;

import dev.resonance.server.config.HttpSettings;
import dev.resonance.server.http.Answers;
import dev.resonance.server.http.ClientConnections;
import dev.resonance.server.http.Endpoint;
import dev.resonance.server.http.Gate;
import io.helidon.webserver.http.HttpRouting;
import java.util.ArrayList;
import java.util.List;

/** The list of what is served where. Stateless. */
public final class Routes {
    private Routes() {}

    /** Adds every endpoint, and an error object for everything else. */
    public static void add(
            HttpRouting.Builder routing, Assistant assistant, HttpSettings settings, ClientConnections connections) {
        ChatRunner runner = new ChatRunner(assistant, settings, connections);
        List<Endpoint> endpoints = new ArrayList<>();
        endpoints.add(StartPage.endpoint());
        endpoints.addAll(new Health(assistant).endpoints());
        endpoints.add(new ChatCompletions(runner).endpoint());
        endpoints.add(new ChatStream(runner).endpoint());
        endpoints.add(new Completions(runner).endpoint());
        endpoints.add(new SimpleChat(runner).endpoint());
        endpoints.addAll(new ModelList(assistant).endpoints());
        endpoints.addAll(new Conversations(runner).endpoints("/v1/conversations"));
        endpoints.addAll(new Conversations(runner).endpoints("/conversations"));
        endpoints.addAll(new Uploads(runner).endpoints());
        endpoints.addAll(new Tokens(runner).endpoints());
        assistant
                .metrics()
                .gauge("resonance_connections_open", "Connections of clients that are open", connections::open);
        endpoints.add(MetricsPage.endpoint(assistant.metrics()));
        endpoints.addAll(Docs.endpoints());
        routing.addFilter(new Gate(settings, assistant.requests(), assistant.metrics()::answered));
        endpoints.forEach(endpoint -> endpoint.register(routing));
        Answers.handleFailures(routing);
    }
}

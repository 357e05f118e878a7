package dev.resonance.server.api;

import dev.resonance.Resonance;
import dev.resonance.server.config.HttpLimits;
import dev.resonance.server.http.Answers;
import dev.resonance.server.http.ClientConnections;
import dev.resonance.server.http.EventStream;
import dev.resonance.server.http.WriteDeadline;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** What the endpoints that make replies share: reading the body, starting replies, following them. Thread-safe. */
public final class ChatRunner {
    private final Assistant assistant;
    private final HttpLimits limits;
    private final ClientConnections connections;
    private final WriteDeadline deadline;
    private final Follower follower;

    public ChatRunner(Assistant assistant, HttpLimits limits, ClientConnections connections, WriteDeadline deadline) {
        this.assistant = assistant;
        this.limits = limits;
        this.connections = connections;
        this.deadline = deadline;
        this.follower = new Follower(assistant.jobs(), limits.heartbeat());
    }

    Assistant assistant() {
        return assistant;
    }

    ChatBody read(ServerRequest request, ServerResponse response) {
        ChatBody body = ChatBody.read(Answers.read(request), assistant.ready(), limits);
        IgnoredNames.tell(body.ignored(), response);
        return body;
    }

    /** Starts all replies or none. */
    List<ReplyJob> start(ChatBody body) {
        Resonance resonance = assistant.ready();
        return startAll(body.requests(), request -> new ReplyJob(resonance.reply(request)));
    }

    /** Starts all jobs or none. */
    static <R, J extends Job<?>> List<J> startAll(List<R> requests, Function<R, J> start) {
        List<J> jobs = new ArrayList<>();
        try {
            for (R request : requests) {
                jobs.add(start.apply(request));
            }
            return jobs;
        } catch (RuntimeException e) {
            jobs.forEach(Job::cancel);
            throw e;
        }
    }

    HttpLimits limits() {
        return limits;
    }

    <E> void follow(ServerRequest request, List<? extends Job<E>> jobs, EventListener<E> listener) {
        follower.follow(jobs, connections.of(request), listener);
    }

    EventStream begin(ServerRequest request, ServerResponse response) {
        return EventStream.begin(response, connections.of(request), deadline);
    }
}

package dev.resonance.server.api;

import dev.resonance.Resonance;
import dev.resonance.reply.Reply;
import dev.resonance.reply.ReplyRequest;
import dev.resonance.server.config.HttpLimits;
import dev.resonance.server.http.Answers;
import dev.resonance.server.http.ClientConnections;
import dev.resonance.server.http.EventStream;
import dev.resonance.server.http.WriteDeadline;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.List;

/** What the endpoints that make replies share: reading the body, starting replies, following them. Thread-safe. */
public final class ChatRunner {
    private final Assistant assistant;
    private final HttpLimits limits;
    private final ClientConnections connections;
    private final WriteDeadline deadline;
    private final ReplyFollower follower;

    public ChatRunner(Assistant assistant, HttpLimits limits, ClientConnections connections, WriteDeadline deadline) {
        this.assistant = assistant;
        this.limits = limits;
        this.connections = connections;
        this.deadline = deadline;
        this.follower = new ReplyFollower(assistant.replies(), limits.heartbeat());
    }

    Assistant assistant() {
        return assistant;
    }

    ChatBody read(ServerRequest request, ServerResponse response) {
        ChatBody body = ChatBody.read(Answers.read(request), assistant.ready(), limits);
        if (!body.ignored().isEmpty()) {
            response.header("x-resonance-ignored", IgnoredNames.header(body.ignored()));
        }
        return body;
    }

    /** Starts all replies or none. */
    List<Reply> start(ChatBody body) {
        Resonance resonance = assistant.ready();
        List<Reply> replies = new ArrayList<>();
        try {
            for (ReplyRequest request : body.requests()) {
                replies.add(resonance.reply(request));
            }
            return replies;
        } catch (RuntimeException e) {
            replies.forEach(Reply::cancel);
            throw e;
        }
    }

    void follow(ServerRequest request, List<Reply> replies, ReplyListener listener) {
        follower.follow(replies, connections.of(request), listener);
    }

    EventStream begin(ServerRequest request, ServerResponse response) {
        return EventStream.begin(response, connections.of(request), deadline);
    }
}

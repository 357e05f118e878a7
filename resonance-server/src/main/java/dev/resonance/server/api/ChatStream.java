package dev.resonance.server.api;

import dev.resonance.server.http.Endpoint;
import dev.resonance.server.http.Fields;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/**
 * {@code POST /v1/chat/stream}: one reply as named events, with its stages and sources. A request without a session
 * begins one; its id is in the last event. Thread-safe.
 */
public final class ChatStream {
    private final ChatRunner runner;

    public ChatStream(ChatRunner runner) {
        this.runner = runner;
    }

    public Endpoint endpoint() {
        return Endpoint.at("/v1/chat/stream").post(this::stream);
    }

    private void stream(ServerRequest request, ServerResponse response) {
        ChatBody body = runner.read(request, response);
        if (body.choices() != 1) {
            throw Fields.wrong("n", "1 here");
        }
        List<ReplyJob> jobs = body.sessionId().isPresent()
                ? runner.start(body)
                : runner.inNewSession(!body.attachments().isEmpty(), id -> runner.start(body.inSession(id)));
        runner.follow(request, jobs, new NamedEvents(() -> ChatRunner.begin(response, jobs.getFirst())));
    }
}

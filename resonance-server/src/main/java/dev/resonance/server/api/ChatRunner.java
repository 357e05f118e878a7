package dev.resonance.server.api;

import com.google.gson.JsonObject;
import dev.resonance.Resonance;
import dev.resonance.conversation.ConversationStore;
import dev.resonance.server.config.HttpLimits;
import dev.resonance.server.config.HttpSettings;
import dev.resonance.server.http.Answers;
import dev.resonance.server.http.ClientConnections;
import dev.resonance.server.http.EventStream;
import dev.resonance.server.http.Fields;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** What the endpoints that make replies share: reading the body, starting replies, following them. Thread-safe. */
public final class ChatRunner {
    private final Assistant assistant;
    private final HttpSettings settings;
    private final ClientConnections connections;
    private final Follower follower;

    public ChatRunner(Assistant assistant, HttpSettings settings, ClientConnections connections) {
        this.assistant = assistant;
        this.settings = settings;
        this.connections = connections;
        this.follower = new Follower(assistant.jobs(), settings.limits());
    }

    Assistant assistant() {
        return assistant;
    }

    HttpLimits limits() {
        return settings.limits();
    }

    JsonObject json(ServerRequest request) {
        return Answers.read(request, limits().maxBodyBytes());
    }

    ChatBody read(ServerRequest request, ServerResponse response) {
        Resonance resonance = assistant.ready();
        ChatBody body = ChatBody.read(json(request), resonance, limits());
        tellIgnored(body.ignored(), response);
        AttachmentIds.check(resonance.store().attachments(), body.attachments());
        return body;
    }

    void tellIgnored(Collection<String> names, ServerResponse response) {
        IgnoredNames.tell(names, settings.strict(), response);
    }

    /** Starts all replies or none. Where nothing is stored, there is nobody to give files to. */
    List<ReplyJob> start(ChatBody body) {
        Resonance resonance = assistant.ready();
        if (!body.attachments().isEmpty()) {
            String session = body.sessionId()
                    .orElseThrow(() -> Fields.wrong("attachment_ids", "left out where there is no 'session_id'"));
            AttachmentIds.assign(resonance.store().attachments(), body.attachments(), session);
        }
        return startAll(body.requests(), request -> new ReplyJob(resonance.reply(request)));
    }

    /** Runs {@code start} in a new session, which is deleted again if that fails; not with files, which it holds. */
    <T> T inNewSession(boolean holdsFiles, Function<String, T> start) {
        ConversationStore store = assistant.ready().store();
        String id = store.create("").id();
        try {
            return start.apply(id);
        } catch (RuntimeException e) {
            if (!holdsFiles) {
                store.delete(id);
            }
            throw e;
        }
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

    <E> void follow(ServerRequest request, List<? extends Job<E>> jobs, EventListener<E> listener) {
        follower.follow(jobs, connections.of(request), listener);
    }

    /** Begins a stream of events, telling first what the model does not see of the request. */
    static EventStream begin(ServerResponse response, ReplyJob job) {
        tellTrimmed(job.reply().trimmedMessages(), response);
        return EventStream.begin(response);
    }

    static void tellTrimmed(int messages, ServerResponse response) {
        if (messages > 0) {
            response.header("x-resonance-trimmed", Integer.toString(messages));
        }
    }
}

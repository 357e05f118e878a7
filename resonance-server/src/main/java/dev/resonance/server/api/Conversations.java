package dev.resonance.server.api;

import dev.resonance.conversation.Conversation;
import dev.resonance.conversation.ConversationPage;
import dev.resonance.conversation.ConversationQuery;
import dev.resonance.conversation.ConversationStore;
import dev.resonance.reply.Reply;
import dev.resonance.server.http.Answers;
import dev.resonance.server.http.Endpoint;
import dev.resonance.server.http.Fields;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /v1/conversations}: list, read, begin, rename, export and delete what is stored. Thread-safe. */
public final class Conversations {
    private static final int PAGE = 20;
    private static final int LONGEST_TITLE = 200;

    private record Page(
            String object,
            List<ConversationEntry> data,
            boolean hasMore,
            @Nullable String nextCursor) {}

    private final ChatRunner runner;

    public Conversations(ChatRunner runner) {
        this.runner = runner;
    }

    /** The list and one conversation, at {@code path} and below it. */
    public List<Endpoint> endpoints(String path) {
        return List.of(
                Endpoint.at(path).get(this::list).post(this::create),
                Endpoint.at(path + "/{id}").get(this::find).patch(this::rename).delete(this::delete),
                Endpoint.at(path + "/{id}/export").get(this::export));
    }

    private void list(ServerRequest request, ServerResponse response) {
        ConversationQuery query = new ConversationQuery(
                request.query().first("query").orElse(""),
                limit(request),
                request.query().first("cursor").asOptional().filter(cursor -> !cursor.isEmpty()));
        ConversationPage page = store().list(query);
        Answers.send(
                response,
                new Page(
                        "list",
                        page.conversations().stream().map(ConversationEntry::of).toList(),
                        page.next().isPresent(),
                        page.next().orElse(null)));
    }

    private static int limit(ServerRequest request) {
        Optional<String> given = request.query().first("limit").asOptional();
        try {
            int limit = given.map(Integer::parseInt).orElse(PAGE);
            if (limit >= 1 && limit <= 200) {
                return limit;
            }
        } catch (NumberFormatException e) {
            throw Fields.wrong("limit", "an integer from 1 to 200");
        }
        throw Fields.wrong("limit", "an integer from 1 to 200");
    }

    private void create(ServerRequest request, ServerResponse response) {
        String title = Fields.of(runner.json(request)).text("title").orElse("");
        response.status(201);
        Answers.send(response, ConversationEntry.of(store().create(title)));
    }

    private void find(ServerRequest request, ServerResponse response) {
        Conversation conversation = store().find(id(request));
        Answers.send(response, ConversationEntry.of(conversation, store().messages(conversation.id())));
    }

    private void export(ServerRequest request, ServerResponse response) throws IOException {
        ConversationFile file =
                ConversationFile.of(request.query().first("format").orElse("jsonl"));
        String id = store().find(id(request)).id();
        response.header(HeaderNames.CONTENT_TYPE, file.contentType());
        response.header("Content-Disposition", "attachment; filename=\"" + id + file.ending() + "\"");
        if (request.prologue().method().equals(Method.HEAD)) {
            response.send();
            return;
        }
        try (OutputStream out = response.outputStream()) {
            file.write(store(), id, out);
        }
    }

    private void rename(ServerRequest request, ServerResponse response) {
        String title = Fields.of(runner.json(request))
                .text("title")
                .filter(text -> !text.isBlank() && text.length() <= LONGEST_TITLE)
                .orElseThrow(() -> Fields.wrong("title", "a string of 1 to " + LONGEST_TITLE + " characters"));
        Answers.send(response, ConversationEntry.of(store().rename(id(request), title)));
    }

    /** An answer that is being written is stopped first: there is nobody left to keep it for. */
    private void delete(ServerRequest request, ServerResponse response) {
        runner.assistant().ready().activeReply(id(request)).ifPresent(Reply::cancel);
        store().delete(id(request));
        response.status(204).send();
    }

    private ConversationStore store() {
        return runner.assistant().ready().store();
    }

    private static String id(ServerRequest request) {
        return request.path().pathParameters().get("id");
    }
}

package dev.resonance.server.api;

import dev.resonance.conversation.Attachment;
import dev.resonance.conversation.AttachmentIntake;
import dev.resonance.conversation.Attachments;
import dev.resonance.conversation.ConversationNotFoundException;
import dev.resonance.server.http.Answers;
import dev.resonance.server.http.ApiException;
import dev.resonance.server.http.Endpoint;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code POST /upload} and {@code /attachments/{id}}: files that belong to conversations. Thread-safe. */
final class Uploads {
    private record Entry(
            String id,
            String name,
            String contentType,
            long size,
            @Nullable String conversationId,
            String previewUrl) {

        static Entry of(Attachment file) {
            return new Entry(
                    file.id(),
                    file.name(),
                    file.contentType(),
                    file.sizeBytes(),
                    file.conversationId().orElse(null),
                    "/attachments/" + file.id());
        }
    }

    private final ChatRunner runner;

    Uploads(ChatRunner runner) {
        this.runner = runner;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.at("/upload").post(this::upload),
                Endpoint.at("/attachments/{id}").get(this::download).delete(this::delete));
    }

    private void upload(ServerRequest request, ServerResponse response) {
        Attachment added = new UploadForm(intake(), files()).read(request);
        response.status(201);
        Answers.send(response, Entry.of(added));
    }

    /** Always as something to save: what somebody uploaded must not run as a page of this address. */
    private void download(ServerRequest request, ServerResponse response) throws IOException {
        Attachment file = find(request);
        if (!request.prologue().method().equals(Method.HEAD)) {
            try (InputStream bytes = files().open(file.id())) {
                describe(file, response); // only now: a failure to open it has another length
                try (OutputStream out = response.outputStream()) {
                    bytes.transferTo(out);
                }
            }
            return;
        }
        describe(file, response);
        response.send();
    }

    private static void describe(Attachment file, ServerResponse response) {
        response.header(HeaderNames.CONTENT_TYPE, file.contentType());
        response.header(HeaderNames.CONTENT_LENGTH, Long.toString(file.sizeBytes()));
        response.header(
                "Content-Disposition",
                "attachment; filename*=UTF-8''"
                        + URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20"));
    }

    private void delete(ServerRequest request, ServerResponse response) {
        files().delete(find(request).id());
        response.status(204).send();
    }

    private Attachment find(ServerRequest request) {
        try {
            return files().find(request.path().pathParameters().get("id"));
        } catch (ConversationNotFoundException e) {
            throw ApiException.notFound(null, "There is no such file.", "attachment_not_found");
        }
    }

    private AttachmentIntake intake() {
        return runner.assistant()
                .ready()
                .intake()
                .orElseThrow(() -> ApiException.refused(501, "This server takes no files.", "uploads_not_taken"));
    }

    private Attachments files() {
        return runner.assistant().ready().store().attachments();
    }
}

package dev.resonance.server.api;

import dev.resonance.conversation.Attachment;
import dev.resonance.conversation.AttachmentIntake;
import dev.resonance.conversation.AttachmentRefusedException;
import dev.resonance.conversation.AttachmentRefusedException.Fault;
import dev.resonance.conversation.Attachments;
import dev.resonance.server.http.ApiException;
import dev.resonance.server.http.Failures;
import dev.resonance.server.http.Fields;
import io.helidon.common.buffers.DataReader;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.core.FileUploadException;
import org.jspecify.annotations.Nullable;

/**
 * The form of an upload: a {@code file}, and a {@code conversation_id} before or after it. The file is taken in while it
 * arrives, so that its size costs no memory, and deleted again where the rest of the form is wrong. One thread.
 */
final class UploadForm {
    private static final int LONGEST_ID = 1000;

    private final AttachmentIntake intake;
    private final Attachments files;
    private String conversationId = "";
    private @Nullable Attachment added;

    UploadForm(AttachmentIntake intake, Attachments files) {
        this.intake = intake;
        this.files = files;
    }

    /**
     * Reads all of it.
     *
     * @return the file, which is stored
     * @throws ApiException with status 415 if it is no form, 413 if the file is too large, 400 if there is none
     * @throws AttachmentRefusedException if the file is not wanted
     * @throws dev.resonance.conversation.ConversationNotFoundException if there is no such conversation
     */
    Attachment read(ServerRequest request) {
        String type = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
        if (!type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
            throw ApiException.refused(
                    415, "Send the file as a form: 'Content-Type: multipart/form-data'.", "unsupported_media_type");
        }
        try {
            readParts(type, request);
            return stored();
        } catch (RuntimeException e) {
            if (added != null) {
                files.delete(added.id());
            }
            throw e;
        }
    }

    private void readParts(String type, ServerRequest request) {
        try (InputStream body = request.content().inputStream()) {
            FileItemInputIterator parts = new FormParts(type, body).iterator();
            while (parts.hasNext()) {
                take(parts.next());
            }
        } catch (FileUploadException | InvalidPathException e) {
            throw ApiException.malformed("The form is not valid multipart/form-data.");
        } catch (IOException | UncheckedIOException | DataReader.InsufficientDataAvailableException e) {
            throw new CloseConnectionException("the upload did not arrive", e);
        }
    }

    private void take(FileItemInput part) throws IOException {
        try (InputStream in = part.getInputStream()) {
            if ("file".equals(part.getFieldName()) && part.getName() != null && added == null) {
                added = store(part.getName(), in);
            } else if ("conversation_id".equals(part.getFieldName())) {
                conversationId = new String(in.readNBytes(LONGEST_ID), StandardCharsets.UTF_8).strip();
            } else {
                in.transferTo(OutputStream.nullOutputStream());
            }
        }
    }

    private Attachment store(String name, InputStream bytes) {
        try {
            return intake.add(conversation(), name, bytes);
        } catch (AttachmentRefusedException e) {
            ApiException refusal = Failures.of(e);
            boolean restIsUnread = e.fault() == Fault.TOO_LARGE;
            throw restIsUnread ? refusal.header("Connection", "close") : refusal;
        }
    }

    private Attachment stored() {
        if (added == null) {
            throw Fields.wrong("file", "a part of the form with a file name");
        }
        Attachment file = added;
        return conversation()
                .filter(id -> !file.conversationId().equals(Optional.of(id)))
                .map(id -> files.assign(file.id(), id))
                .orElse(file);
    }

    private Optional<String> conversation() {
        return Optional.of(conversationId).filter(id -> !id.isEmpty());
    }
}

package dev.resonance.server.api;

import dev.resonance.server.http.ApiException;
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

/** The form of an upload: a {@code file}, and a {@code conversation_id} before or after it. One thread. */
final class UploadForm {
    private static final int LONGEST_ID = 1000;

    private final long maxBytes;
    private @Nullable String name;
    private byte[] bytes = new byte[0];
    private String conversationId = "";

    private UploadForm(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * Reads all of it.
     *
     * @throws ApiException with status 415 if it is no form, 413 if the file is too large, 400 if there is none
     */
    static UploadForm read(ServerRequest request, long maxBytes) {
        String type = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
        if (!type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
            throw ApiException.refused(
                    415, "Send the file as a form: 'Content-Type: multipart/form-data'.", "unsupported_media_type");
        }
        UploadForm form = new UploadForm(maxBytes);
        try (InputStream body = request.content().inputStream()) {
            FileItemInputIterator parts = new FormParts(type, body).iterator();
            while (parts.hasNext()) {
                form.take(parts.next());
            }
        } catch (FileUploadException | InvalidPathException e) {
            throw ApiException.malformed("The form is not valid multipart/form-data.");
        } catch (IOException | UncheckedIOException | DataReader.InsufficientDataAvailableException e) {
            throw new CloseConnectionException("the upload did not arrive", e);
        }
        if (form.name == null) {
            throw Fields.wrong("file", "a part of the form with a file name");
        }
        return form;
    }

    String name() {
        return name == null ? "" : name;
    }

    byte[] bytes() {
        return bytes;
    }

    Optional<String> conversationId() {
        return Optional.of(conversationId).filter(id -> !id.isEmpty());
    }

    private void take(FileItemInput part) throws IOException {
        try (InputStream in = part.getInputStream()) {
            if ("file".equals(part.getFieldName()) && part.getName() != null && name == null) {
                name = part.getName();
                bytes = in.readNBytes((int) Math.min(Integer.MAX_VALUE, maxBytes + 1));
                if (bytes.length > maxBytes) {
                    throw ApiException.refused(
                                    413, "The file is larger than " + maxBytes + " bytes.", "request_too_large")
                            .header("Connection", "close");
                }
            } else if ("conversation_id".equals(part.getFieldName())) {
                conversationId = new String(in.readNBytes(LONGEST_ID), StandardCharsets.UTF_8).strip();
            } else {
                in.transferTo(OutputStream.nullOutputStream());
            }
        }
    }
}

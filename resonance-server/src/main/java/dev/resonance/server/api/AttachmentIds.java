package dev.resonance.server.api;

import com.google.gson.JsonElement;
import dev.resonance.conversation.Attachments;
import dev.resonance.conversation.ConversationNotFoundException;
import dev.resonance.server.http.ApiException;
import dev.resonance.server.http.Fields;
import java.util.ArrayList;
import java.util.List;

/** The files that a request gives to its conversation, by {@code attachment_ids}. Stateless. */
final class AttachmentIds {
    private static final int MOST = 10;

    private AttachmentIds() {}

    /** @throws ApiException with status 400 if it is no list of texts */
    static List<String> read(Fields body) {
        List<String> ids = new ArrayList<>();
        body.element("attachment_ids").ifPresent(given -> {
            if (!given.isJsonArray() || given.getAsJsonArray().size() > MOST) {
                throw wrong();
            }
            given.getAsJsonArray().forEach(id -> ids.add(text(id)));
        });
        return ids;
    }

    /** @throws ApiException with status 404 if one of them is not there */
    static void check(Attachments files, List<String> ids) {
        for (String id : ids) {
            try {
                files.find(id);
            } catch (ConversationNotFoundException e) {
                throw ApiException.notFound(
                        "attachment_ids", "There is no such file. POST /upload gives ids.", "attachment_not_found");
            }
        }
    }

    /** Gives the files to the conversation, wherever they were before. */
    static void assign(Attachments files, List<String> ids, String conversationId) {
        ids.forEach(id -> files.assign(id, conversationId));
    }

    private static String text(JsonElement id) {
        if (!id.isJsonPrimitive() || !id.getAsJsonPrimitive().isString()) {
            throw wrong();
        }
        return id.getAsString();
    }

    private static ApiException wrong() {
        return Fields.wrong("attachment_ids", "a list of at most " + MOST + " ids");
    }
}

package dev.resonance.server.api;

import dev.resonance.conversation.ConversationStore;
import dev.resonance.conversation.transfer.ConversationExport;
import dev.resonance.conversation.transfer.MarkdownTranscript;
import dev.resonance.server.http.ApiException;
import dev.resonance.server.http.Fields;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.util.List;

/** What a conversation can be exported as. */
enum ConversationFile {
    JSONL("application/jsonl", ".jsonl") {
        @Override
        void write(ConversationStore store, String id, OutputStream out) {
            ConversationExport.write(store, List.of(id), out);
        }
    },
    MARKDOWN("text/markdown; charset=utf-8", ".md") {
        @Override
        void write(ConversationStore store, String id, OutputStream out) {
            MarkdownTranscript.write(store, List.of(id), ZoneOffset.UTC, out);
        }
    };

    private final String contentType;
    private final String ending;

    ConversationFile(String contentType, String ending) {
        this.contentType = contentType;
        this.ending = ending;
    }

    /** @throws ApiException with status 400 for another name than {@code jsonl} and {@code markdown} */
    static ConversationFile of(String format) {
        return switch (format) {
            case "jsonl" -> JSONL;
            case "markdown" -> MARKDOWN;
            default -> throw Fields.wrong("format", "jsonl or markdown");
        };
    }

    String contentType() {
        return contentType;
    }

    /** How a file's name ends. */
    String ending() {
        return ending;
    }

    abstract void write(ConversationStore store, String id, OutputStream out);
}

package dev.resonance.conversation.transfer;

import dev.resonance.conversation.Attachment;
import dev.resonance.conversation.Conversation;
import dev.resonance.conversation.ConversationNotFoundException;
import dev.resonance.conversation.ConversationPage;
import dev.resonance.conversation.ConversationQuery;
import dev.resonance.conversation.ConversationStore;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.MessageStatus;
import dev.resonance.conversation.ReplyDetails;
import dev.resonance.conversation.StorageException;
import dev.resonance.engine.Role;
import dev.resonance.retrieval.Source;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Conversations' active branches as Markdown, to be read by people: who said what, when, and from which sources.
 * Stateless.
 */
public final class MarkdownTranscript {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private MarkdownTranscript() {}

    /**
     * The transcript.
     *
     * @param zone in which times are told
     * @throws ConversationNotFoundException if the conversation is not there
     */
    public static String of(ConversationStore store, String conversationId, ZoneId zone) {
        Conversation conversation = store.find(conversationId);
        StringBuilder text = new StringBuilder("# " + line(conversation.title()) + "\n");
        conversation
                .settings()
                .systemPrompt()
                .ifPresent(prompt ->
                        text.append("\nSystem prompt: ").append(line(prompt)).append("\n"));
        List<Attachment> files = store.attachments().of(conversationId);
        files.forEach(file -> text.append("\nFile: ").append(line(file.name())).append("\n"));
        store.messages(conversationId).forEach(message -> append(message, zone, text));
        return text.toString();
    }

    /**
     * Writes the transcripts of all conversations but those in the bin, the newest first.
     *
     * @param target stays open
     * @throws StorageException if the store cannot be read or the target not be written
     */
    public static void writeAll(ConversationStore store, ZoneId zone, OutputStream target) {
        Optional<String> cursor = Optional.empty();
        boolean first = true;
        do {
            ConversationPage page = store.list(new ConversationQuery("", 200, cursor));
            for (Conversation conversation : page.conversations()) {
                first &= !writeIfThere(store, conversation.id(), zone, first, target);
            }
            cursor = page.next();
        } while (cursor.isPresent());
    }

    /**
     * Writes the transcripts of these conversations.
     *
     * @param target stays open
     * @throws StorageException if the store cannot be read or the target not be written
     * @throws ConversationNotFoundException if one of them is not there
     */
    public static void write(ConversationStore store, List<String> conversationIds, ZoneId zone, OutputStream target) {
        boolean first = true;
        for (String id : conversationIds) {
            write(of(store, id, zone), first, target);
            first = false;
        }
    }

    private static boolean writeIfThere(
            ConversationStore store, String id, ZoneId zone, boolean first, OutputStream target) {
        try {
            write(of(store, id, zone), first, target);
            return true;
        } catch (ConversationNotFoundException e) {
            return false; // deleted since the page was read
        }
    }

    private static void write(String transcript, boolean first, OutputStream target) {
        try {
            target.write((first ? transcript : "\n---\n\n" + transcript).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new StorageException("the transcript cannot be written: check where it goes, and the free space", e);
        }
    }

    private static void append(Message message, ZoneId zone, StringBuilder text) {
        String who = message.role() == Role.USER
                ? "You"
                : message.details().map(ReplyDetails::model).orElse("Resonance");
        text.append("\n## ").append(line(who)).append(", ");
        text.append(TIME.format(message.createdAt().atZone(zone)));
        text.append(
                        message.status() == MessageStatus.COMPLETE
                                ? ""
                                : " (" + message.status().name().toLowerCase(Locale.ROOT) + ")")
                .append("\n\n");
        text.append(message.content().strip()).append("\n");
        message.details().ifPresent(details -> append(details.sources(), text));
    }

    private static void append(List<Source> sources, StringBuilder text) {
        text.append(sources.isEmpty() ? "" : "\nSources:\n\n");
        for (Source source : sources) {
            text.append(source.number())
                    .append(". ")
                    .append(line(source.title().isBlank() ? source.host() : source.title()));
            text.append(source.url().isBlank() ? "" : " <" + source.url() + ">").append("\n");
            text.append(source.snippet().isBlank() ? "" : "   > " + line(source.snippet()) + "\n");
        }
    }

    private static String line(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}

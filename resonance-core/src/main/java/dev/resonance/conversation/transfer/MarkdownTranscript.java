package dev.resonance.conversation.transfer;

import dev.resonance.conversation.Attachment;
import dev.resonance.conversation.Conversation;
import dev.resonance.conversation.ConversationNotFoundException;
import dev.resonance.conversation.ConversationStore;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.MessageStatus;
import dev.resonance.conversation.ReplyDetails;
import dev.resonance.engine.Role;
import dev.resonance.retrieval.Source;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A conversation's active branch as Markdown, to be read by people: who said what, when, and from which sources. */
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

package dev.resonance.ui.chat;

import dev.resonance.attribution.SourceFormat;
import dev.resonance.conversation.Conversation;
import dev.resonance.conversation.Message;
import dev.resonance.engine.Role;
import dev.resonance.retrieval.Source;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A conversation as a Markdown file: who said what and when, with the sources of each answer. */
final class MarkdownExport {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private MarkdownExport() {}

    static String of(Conversation conversation, List<Message> messages, ZoneId zone) {
        StringBuilder text =
                new StringBuilder("# ").append(conversation.title()).append("\n");
        for (Message message : messages) {
            String who = message.role() == Role.USER
                    ? "You"
                    : message.details().map(details -> details.model()).orElse("Resonance");
            String time = TIME.format(message.createdAt().atZone(zone));
            text.append("\n## ").append(who).append(", ").append(time).append("\n\n");
            text.append(message.content().strip()).append("\n");
            message.details().ifPresent(details -> sources(details.sources(), text));
        }
        return text.toString();
    }

    private static void sources(List<Source> sources, StringBuilder text) {
        if (!sources.isEmpty()) {
            text.append("\nSources:\n\n")
                    .append(SourceFormat.MARKDOWN.render(sources))
                    .append("\n");
        }
    }
}

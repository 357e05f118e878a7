package dev.resonance.ui.data;

import dev.resonance.conversation.Attachment;
import dev.resonance.conversation.DataBrowser.ConversationEntry;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.ReplyDetails;
import dev.resonance.retrieval.Source;
import dev.resonance.ui.language.CommonText;
import dev.resonance.ui.language.DataText;
import dev.resonance.ui.language.Language;
import dev.resonance.ui.language.Sizes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes rows of what is stored, in the reader's language and time. */
record Cells(Language language, ZoneId zone) {
    private static final int TEXT_CHARACTERS = 240;

    DataTable.Row of(ConversationEntry entry) {
        String title = entry.conversation().title();
        return row(
                Optional.of(entry.conversation().id()),
                time(entry.conversation().createdAt()),
                title.isBlank() ? language.say(CommonText.NEW_CHAT) : title,
                entry.owner().orElseGet(() -> language.say(DataText.NOBODY)),
                language.say(entry.discardedAt().isPresent() ? DataText.IN_BIN : DataText.STORED),
                Long.toString(entry.messages()),
                Long.toString(entry.attachments()));
    }

    DataTable.Row of(Message message) {
        return row(
                Optional.of(message.conversationId()),
                time(message.createdAt()),
                word(message.role()),
                word(message.status()),
                shortened(message.content()));
    }

    DataTable.Row run(Message message) {
        ReplyDetails details = message.details().orElseThrow();
        int tokens = details.usage().completionTokens();
        Duration writing = details.elapsed().minus(details.timeToFirstToken());
        double rate = writing.isPositive() ? tokens / (writing.toNanos() / 1e9) : 0;
        return row(
                Optional.of(message.conversationId()),
                time(message.createdAt()),
                details.model(),
                word(message.status()),
                language.say(DataText.MILLISECONDS, details.timeToFirstToken().toMillis()),
                language.say(DataText.SECONDS, details.elapsed().toMillis() / 1000.0),
                details.usage().promptTokens() + " + " + tokens,
                tokens < 2 ? "" : language.say(DataText.SPEED, rate));
    }

    Stream<DataTable.Row> sources(Message message) {
        return message.details().stream()
                .flatMap(details -> details.sources().stream().map(source -> source(message, details, source)));
    }

    DataTable.Row of(Attachment file) {
        return row(
                file.conversationId(),
                time(file.createdAt()),
                file.name(),
                file.contentType(),
                Sizes.say(file.sizeBytes(), language));
    }

    private DataTable.Row source(Message message, ReplyDetails details, Source source) {
        return row(
                Optional.of(message.conversationId()),
                time(message.createdAt()),
                source.title(),
                source.url(),
                language.say(source.used() ? DataText.YES : DataText.NO),
                word(details.searchOutcome()));
    }

    private static DataTable.Row row(Optional<String> conversationId, String... cells) {
        return new DataTable.Row(List.of(cells), conversationId);
    }

    private String time(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT, FormatStyle.MEDIUM)
                .withLocale(language.locale())
                .format(instant.atZone(zone));
    }

    /** The name as it stands in the database: whoever looks here may look there too. */
    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        int characters = line.codePointCount(0, line.length());
        return characters <= TEXT_CHARACTERS
                ? line
                : line.substring(0, line.offsetByCodePoints(0, TEXT_CHARACTERS - 1)) + "…";
    }
}

package dev.resonance.ui.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.conversation.Conversation;
import dev.resonance.ui.language.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class HistoryGroupTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Test
    void row21_of_putsEachConversationUnderItsDate() {
        List<String> headings = headings(
                ZoneId.of("UTC"),
                "2026-11-22T09:00:00Z",
                "2026-11-21T09:00:00Z",
                "2026-11-15T09:00:00Z",
                "2026-10-23T09:00:00Z",
                "2026-03-01T09:00:00Z",
                "2025-12-31T09:00:00Z");

        assertThat(headings)
                .containsExactly("Today", "Yesterday", "Previous 7 days", "Previous 30 days", "March", "December 2025");
    }

    @Test
    void row21_of_countsDaysByTheReadersZone() {
        assertThat(headings(ZoneId.of("UTC"), "2026-11-21T23:30:00Z")).containsExactly("Yesterday");
        assertThat(headings(ZoneId.of("Europe/Berlin"), "2026-11-21T23:30:00Z")).containsExactly("Today");
    }

    @Test
    void of_sameHeading_keepsTheOrder() {
        List<HistoryGroup> groups = HistoryGroup.of(
                Stream.of("2026-11-22T09:00:00Z", "2026-11-22T08:00:00Z")
                        .map(HistoryGroupTest::at)
                        .toList(),
                TODAY,
                ZoneId.of("UTC"),
                Language.ENGLISH);

        assertThat(groups).hasSize(1);
        assertThat(groups.getFirst().conversations())
                .extracting(Conversation::id)
                .containsExactly("2026-11-22T09:00:00Z", "2026-11-22T08:00:00Z");
    }

    @Test
    void row42_headings_areInTheReadersLanguage() {
        List<HistoryGroup> groups = HistoryGroup.of(
                Stream.of("2026-11-22T09:00:00Z", "2025-03-01T09:00:00Z")
                        .map(HistoryGroupTest::at)
                        .toList(),
                TODAY,
                ZoneId.of("UTC"),
                new Language(Locale.GERMAN));

        assertThat(groups).extracting(HistoryGroup::heading).containsExactly("Heute", "März 2025");
    }

    private static List<String> headings(ZoneId zone, String... times) {
        return HistoryGroup.of(Stream.of(times).map(HistoryGroupTest::at).toList(), TODAY, zone, Language.ENGLISH)
                .stream()
                .map(HistoryGroup::heading)
                .toList();
    }

    private static Conversation at(String time) {
        return new Conversation(time, "title", Instant.parse(time), Instant.parse(time));
    }
}

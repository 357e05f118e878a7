package dev.resonance.ui.chat;

import dev.resonance.conversation.Conversation;
import dev.resonance.ui.language.HistoryText;
import dev.resonance.ui.language.Language;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Conversations of about the same time, under one heading.
 *
 * @param heading such as "Pinned", "Today", "Previous 7 days" or "March 2026"
 */
public record HistoryGroup(String heading, List<Conversation> conversations) {
    public HistoryGroup {
        conversations = List.copyOf(conversations);
    }

    /** Puts conversations, pinned ones first and then the newest, under headings as a reader in {@code zone} would on {@code today}. */
    public static List<HistoryGroup> of(
            List<Conversation> conversations, LocalDate today, ZoneId zone, Language language) {
        Map<String, List<Conversation>> groups = new LinkedHashMap<>();
        for (Conversation conversation : conversations) {
            LocalDate day = conversation.updatedAt().atZone(zone).toLocalDate();
            String heading = conversation.pinned() ? language.say(HistoryText.PINNED) : heading(day, today, language);
            groups.computeIfAbsent(heading, name -> new ArrayList<>()).add(conversation);
        }
        return groups.entrySet().stream()
                .map(group -> new HistoryGroup(group.getKey(), group.getValue()))
                .toList();
    }

    private static String heading(LocalDate day, LocalDate today, Language language) {
        long days = ChronoUnit.DAYS.between(day, today);
        if (days <= 0) {
            return language.say(HistoryText.TODAY);
        }
        if (days == 1) {
            return language.say(HistoryText.YESTERDAY);
        }
        if (days <= 7) {
            return language.say(HistoryText.LAST_WEEK);
        }
        if (days <= 30) {
            return language.say(HistoryText.LAST_MONTH);
        }
        String month = day.getMonth().getDisplayName(TextStyle.FULL_STANDALONE, language.locale());
        return day.getYear() == today.getYear() ? month : month + " " + day.getYear();
    }
}

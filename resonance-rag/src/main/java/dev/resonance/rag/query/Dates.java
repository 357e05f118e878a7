package dev.resonance.rag.query;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says which day "today" is: pages are not written today only. Stateless. */
final class Dates {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
    private static final Pattern WORD = Pattern.compile(
            "(?i)\\b(today|tonight|right now|yesterday|tomorrow|this week|this month|last month|this year|last year|next year)\\b(?!['’]s? \\w+ show)");
    private static final Pattern DATED = Pattern.compile("\\b(?:19|20)\\d{2}\\b");

    private Dates() {}

    /** {@code query} with the date after the first such word; as it is where it names a year itself or is quoted. */
    static String added(String query, LocalDate today) {
        Matcher word = WORD.matcher(query);
        if (query.indexOf('"') >= 0 || DATED.matcher(query).find() || !word.find()) {
            return query;
        }
        String date = switch (word.group().toLowerCase(Locale.ROOT)) {
            case "yesterday" -> DAY.format(today.minusDays(1));
            case "tomorrow" -> DAY.format(today.plusDays(1));
            case "this week", "this month" -> MONTH.format(today);
            case "last month" -> MONTH.format(today.minusMonths(1));
            case "this year" -> String.valueOf(today.getYear());
            case "last year" -> String.valueOf(today.getYear() - 1);
            case "next year" -> String.valueOf(today.getYear() + 1);
            default -> DAY.format(today);
        };
        return query.substring(0, word.end()) + " " + date + query.substring(word.end());
    }
}

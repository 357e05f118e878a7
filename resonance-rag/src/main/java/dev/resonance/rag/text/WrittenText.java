package dev.resonance.rag.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads text as people type it, with or without Markdown: headings, paragraphs that are wrapped by hand, lists and
 * facts of one line each. Markup characters go, words stay.
 *
 * <p>Stateless.
 */
public final class WrittenText {
    private static final Pattern HASH_HEADING = Pattern.compile("\\s{0,3}#{1,6}\\s+(.*?)\\s*#*\\s*");
    private static final Pattern UNDERLINE = Pattern.compile("\\s{0,3}(={3,}|-{3,})\\s*");
    private static final Pattern LIST_ITEM = Pattern.compile("\\s*(?:[-*+•]|\\d{1,3}[.)])\\s+(.*)");
    private static final Pattern QUOTE = Pattern.compile("\\s{0,3}>\\s?(.*)");
    private static final Pattern FENCE = Pattern.compile("\\s{0,3}(```|~~~).*");
    private static final Pattern RULE = Pattern.compile("\\s*([*_=~-])(\\s*\\1){2,}\\s*");
    private static final Pattern TABLE_RULE = Pattern.compile("[\\s|:-]*-{2,}[\\s|:-]*");
    private static final Pattern COMMENT = Pattern.compile("(?s)<!--.*?(?:-->|\\z)");
    private static final Pattern IMAGE = Pattern.compile("!\\[([^\\]\\n]{0,300})\\]\\([^)\\n]{0,2000}\\)");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]\\n]{1,300})\\]\\([^)\\n]{0,2000}\\)");
    private static final Pattern EMPHASIS =
            Pattern.compile("(?<![\\p{Alnum}*_])(\\*{1,3}|_{1,3})(?=\\S)(.{1,500}?)(?<=\\S)\\1(?![\\p{Alnum}*_])");
    private static final Pattern CODE = Pattern.compile("`+([^`\\n]+)`+");

    /** A line shorter than this was not wrapped by hand: the next line is a new thought. */
    private static final int WRAPPED_LINE = 50;
    /** Nobody writes longer headings and rules, and looking for them would take the cube of a line's length. */
    private static final int LONGEST_MARK = 200;
    /** Longer ones are no written lines: they stay as they are, since looking for marks in them takes too long. */
    private static final int LONGEST_LINE = 5000;

    private WrittenText() {}

    /** The sections of {@code text}. */
    public static DocumentText of(String text) {
        SectionCollector sections = new SectionCollector();
        List<String> lines = COMMENT.matcher(text).replaceAll(" ").lines().toList();
        StringBuilder open = new StringBuilder();
        boolean fenced = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (FENCE.matcher(line).matches()) {
                close(open, sections);
                fenced = !fenced;
            } else if (fenced) {
                sections.paragraph(line);
            } else if (i + 1 < lines.size() && isUnderlined(line, lines.get(i + 1), open)) {
                sections.heading(unmarked(line));
                i++;
            } else {
                read(line, open, sections);
            }
        }
        close(open, sections);
        return sections.document("");
    }

    private static void read(String line, StringBuilder open, SectionCollector sections) {
        Matcher heading = HASH_HEADING.matcher(line);
        Matcher item = LIST_ITEM.matcher(line);
        boolean mayBeMark = line.length() <= LONGEST_MARK;
        if (line.isBlank()
                || (mayBeMark && RULE.matcher(line).matches())
                || (mayBeMark && TABLE_RULE.matcher(line).matches())) {
            close(open, sections);
        } else if (line.length() > LONGEST_LINE) {
            append(line, open, sections);
        } else if (mayBeMark && heading.matches()) {
            close(open, sections);
            sections.heading(unmarked(heading.group(1)));
        } else if (item.matches()) {
            close(open, sections);
            append(item.group(1), open, sections);
        } else {
            Matcher quote = QUOTE.matcher(line);
            append(quote.matches() ? quote.group(1) : line, open, sections);
        }
    }

    private static void append(String line, StringBuilder open, SectionCollector sections) {
        open.append(open.isEmpty() ? "" : " ").append(unmarked(line));
        if (line.strip().length() < WRAPPED_LINE) {
            close(open, sections);
        }
    }

    private static void close(StringBuilder open, SectionCollector sections) {
        sections.paragraph(open.toString());
        open.setLength(0);
    }

    private static boolean isUnderlined(String line, String next, StringBuilder open) {
        return open.isEmpty()
                && !line.isBlank()
                && line.length() <= LONGEST_MARK
                && line.strip().length() <= 120
                && UNDERLINE.matcher(next).matches()
                && !RULE.matcher(line).matches()
                && !LIST_ITEM.matcher(line).matches();
    }

    private static String unmarked(String line) {
        if (line.length() > LONGEST_LINE) {
            return line;
        }
        String text = IMAGE.matcher(line).replaceAll("$1");
        text = LINK.matcher(text).replaceAll("$1");
        text = CODE.matcher(text).replaceAll("$1");
        text = EMPHASIS.matcher(text).replaceAll("$2");
        return text.contains("|") && text.strip().startsWith("|") ? cells(text) : text;
    }

    private static String cells(String row) {
        return row.strip().replaceAll("^\\|\\s*|\\s*\\|$", "").replaceAll("\\s*\\|\\s*", ", ");
    }
}

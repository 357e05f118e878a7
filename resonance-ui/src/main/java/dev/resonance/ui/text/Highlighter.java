package dev.resonance.ui.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Colours code: keywords, strings, comments and numbers, in the languages people ask about. An unknown language gets
 * strings and numbers only. Thread-safe.
 */
public final class Highlighter {
    private Highlighter() {}

    /** The code as HTML: everything escaped, with {@code <span class="tok-…">} around what is coloured. */
    public static String html(String language, String code) {
        Pattern pattern = Grammar.of(language).pattern();
        StringBuilder html = new StringBuilder(code.length() * 2);
        Matcher token = pattern.matcher(code);
        int from = 0;
        while (token.find()) {
            escape(code, from, token.start(), html);
            html.append("<span class=\"tok-").append(kind(token)).append("\">");
            escape(code, token.start(), token.end(), html);
            html.append("</span>");
            from = token.end();
        }
        escape(code, from, code.length(), html);
        return html.toString();
    }

    private static String kind(Matcher token) {
        for (String kind : Grammar.KINDS) {
            if (token.start(kind) >= 0) {
                return kind;
            }
        }
        throw new IllegalStateException("a token is of one kind");
    }

    private static void escape(String text, int from, int to, StringBuilder html) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '&' -> html.append("&amp;");
                case '"' -> html.append("&quot;");
                default -> html.append(c);
            }
        }
    }
}

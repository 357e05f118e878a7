package dev.resonance.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text as a column holds it. PostgreSQL takes every character but U+0000, so that one is written as two characters that
 * mean nothing in Unicode, and these in turn so that each text comes back as it was.
 */
final class DatabaseText {
    private static final char ESCAPE = '\uFDD0';
    private static final char ESCAPED_ESCAPE = '\uFDD1';
    private static final char ESCAPED_NUL = '\uFDD2';
    private static final Pattern TO_ESCAPE = Pattern.compile("[\u0000" + ESCAPE + "]");
    private static final Pattern ESCAPED = Pattern.compile("" + ESCAPE + "[" + ESCAPED_ESCAPE + ESCAPED_NUL + "]");

    private DatabaseText() {}

    static String written(String text) {
        return TO_ESCAPE
                .matcher(text)
                .replaceAll(found -> "" + ESCAPE + (found.group().charAt(0) == ESCAPE ? ESCAPED_ESCAPE : ESCAPED_NUL));
    }

    static Optional<String> written(Optional<String> text) {
        return text.map(DatabaseText::written);
    }

    static String read(ResultSet row, String column) throws SQLException {
        return plain(row.getString(column));
    }

    /** Absent where the column is null. */
    static Optional<String> find(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(DatabaseText::plain);
    }

    private static String plain(String column) {
        Matcher escaped = ESCAPED.matcher(column);
        return escaped.replaceAll(found -> found.group().charAt(1) == ESCAPED_ESCAPE ? "" + ESCAPE : "\u0000");
    }
}

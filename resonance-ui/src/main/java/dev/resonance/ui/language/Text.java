package dev.resonance.ui.language;

import java.util.Locale;

/** Something that the web chat says. Each part of it has an enum of its own; the words are in the languages' files. */
public interface Text {
    /** Under what the words stand in the languages' files, such as {@code chat.send}. */
    String key();

    /** The key of an enum's constant: {@code CUT_AT_LIMIT} in {@code chat} is {@code chat.cut-at-limit}. */
    static String key(String area, Enum<?> text) {
        return area + "." + text.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

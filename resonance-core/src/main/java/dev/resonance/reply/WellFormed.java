package dev.resonance.reply;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Text that can be encoded. */
final class WellFormed {
    private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

    private WellFormed() {}

    static String text(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text)
                ? text
                : LONE_SURROGATE.matcher(text).replaceAll("\uFFFD");
    }
}

package dev.resonance.ui.view;

import java.text.NumberFormat;
import java.util.Locale;

/** A size as people read it, such as "1.2 MB". */
final class FileSize {
    private static final String THOUSANDS = "kMGT";

    private FileSize() {}

    static String of(long sizeBytes, Locale locale) {
        double size = sizeBytes;
        int unit = 0;
        while (size >= 1000 && unit < THOUSANDS.length()) {
            size /= 1000;
            unit++;
        }
        NumberFormat number = NumberFormat.getNumberInstance(locale);
        number.setMaximumFractionDigits(size < 10 && unit > 0 ? 1 : 0);
        return number.format(size) + " " + (unit == 0 ? "" : THOUSANDS.charAt(unit - 1)) + "B";
    }
}

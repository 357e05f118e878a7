package dev.resonance.ui.language;

import java.util.List;

/** How much of the disk something takes, in words. */
public final class Sizes {
    private static final List<StorageText> UNITS =
            List.of(StorageText.KILOBYTES, StorageText.MEGABYTES, StorageText.GIGABYTES);

    private Sizes() {}

    /** Such as "3.5 MB": powers of 1000, as disks are sold. */
    public static String say(long bytes, Language language) {
        if (bytes < 1000) {
            return language.say(StorageText.BYTES, bytes);
        }
        double size = bytes / 1000.0;
        int unit = 0;
        while (size >= 1000 && unit < UNITS.size() - 1) {
            size /= 1000;
            unit++;
        }
        return language.say(UNITS.get(unit), size < 10 ? Math.rint(size * 10) / 10 : Math.rint(size));
    }
}

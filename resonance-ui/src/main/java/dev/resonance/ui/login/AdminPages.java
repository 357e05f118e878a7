package dev.resonance.ui.login;

import java.util.Set;

/** Which pages are the admin's only. */
public final class AdminPages {
    /** The first part of their addresses. */
    public static final String DATA = "data";

    /** The first part of their addresses. */
    public static final String STORAGE = "storage";

    private static final Set<String> ALL = Set.of(DATA, STORAGE);

    private AdminPages() {}

    /** Whether a path, such as {@code /data/messages}, is one of them. */
    static boolean isOne(String path) {
        return ALL.contains(path.replaceFirst("^/+", "").split("/", 2)[0]);
    }
}

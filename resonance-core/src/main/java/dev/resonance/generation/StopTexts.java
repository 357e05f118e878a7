package dev.resonance.generation;

import java.util.List;

/**
 * Ends a text before the first stop text, also where that comes in pieces: what may be the beginning of one is held
 * back. For one thread.
 */
final class StopTexts {
    private final List<String> stops;
    private final StringBuilder held = new StringBuilder();
    private boolean reached;

    StopTexts(List<String> stops) {
        this.stops = stops;
    }

    /** The text that is safe to show now; may be empty. Nothing more comes once {@link #reached}. */
    String accept(String piece) {
        if (reached) {
            return "";
        }
        if (stops.isEmpty()) {
            return piece;
        }
        held.append(piece);
        int stop = earliestStop();
        if (stop >= 0) {
            reached = true;
            return release(stop);
        }
        return release(held.length() - longestBeginning());
    }

    /** What was still held back when the text ended by itself. */
    String end() {
        return reached ? "" : release(held.length());
    }

    /** Whether a stop text came. */
    boolean reached() {
        return reached;
    }

    private int earliestStop() {
        return stops.stream()
                .mapToInt(held::indexOf)
                .filter(index -> index >= 0)
                .min()
                .orElse(-1);
    }

    /** How many characters at the end may be the beginning of a stop text. */
    private int longestBeginning() {
        for (int start = 0; start < held.length(); start++) {
            String end = held.substring(start);
            if (stops.stream().anyMatch(stop -> stop.startsWith(end))) {
                return held.length() - start;
            }
        }
        return 0;
    }

    private String release(int length) {
        String text = held.substring(0, length);
        held.delete(0, length);
        return text;
    }
}

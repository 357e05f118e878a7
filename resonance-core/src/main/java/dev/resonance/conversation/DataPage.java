package dev.resonance.conversation;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param next the cursor of the page after; absent on the last
 */
public record DataPage<T>(List<T> entries, Optional<String> next) {
    public DataPage {
        entries = List.copyOf(entries);
    }

    /** A page of what was found where one more than the limit was asked for. */
    public static <T> DataPage<T> of(List<T> found, int limit, Function<T, String> id) {
        List<T> shown = found.subList(0, Math.min(limit, found.size()));
        Optional<String> next = found.size() > limit ? Optional.of(id.apply(shown.getLast())) : Optional.empty();
        return new DataPage<>(shown, next);
    }
}

package dev.resonance.ui.data;

import java.util.List;
import java.util.Optional;

/**
 * One page of a list.
 *
 * @param counts how many there are of each kind that is counted, all filters aside; in the order of {@link DataKind}
 * @param older whether there is a page after this one
 * @param newer whether there is a page before it
 */
public record DataTable(DataKind kind, List<Count> counts, List<Row> rows, boolean newer, boolean older) {
    public DataTable {
        counts = List.copyOf(counts);
        rows = List.copyOf(rows);
    }

    /**
     * A row.
     *
     * @param cells one for each column of the kind, as they are shown
     * @param conversationId to list what else belongs to it
     */
    public record Row(List<String> cells, Optional<String> conversationId) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /** How many there are of a kind. */
    public record Count(DataKind kind, long number) {}
}

package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import dev.resonance.ui.data.DataTable;
import dev.resonance.ui.language.DataText;
import java.util.function.Consumer;

/** A list as a table; a row's button lists what else belongs to its conversation. */
final class DataTableBox {
    private DataTableBox() {}

    static NativeTable of(DataTable shown, Consumer<String> onConversation) {
        NativeTable table = new NativeTable();
        table.addClassNames("data", shown.kind().path());
        table.setCaptionText(translate(shown.kind().title()));
        NativeTableRow head = table.getHead().addRow();
        for (DataText column : shown.kind().columns()) {
            NativeTableHeaderCell cell = head.addHeaderCell();
            cell.setText(translate(column));
            cell.getElement().setAttribute("scope", "col");
        }
        shown.rows().forEach(row -> add(table, row, onConversation));
        return table;
    }

    private static void add(NativeTable table, DataTable.Row row, Consumer<String> onConversation) {
        NativeTableRow line = table.getBody().addRow();
        for (int i = 0; i < row.cells().size(); i++) {
            String cell = row.cells().get(i);
            if (i == 0 && row.conversationId().isPresent()) {
                String id = row.conversationId().get();
                PlainButton only = PlainButton.text(cell, "plain", "only").onClick(() -> onConversation.accept(id));
                only.setTitle(translate(DataText.FILTER));
                line.addDataCell().add(only);
            } else {
                line.addDataCell().setText(cell);
            }
        }
    }
}

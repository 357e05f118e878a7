package dev.resonance.ui.view;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.resonance.conversation.Conversation;
import dev.resonance.ui.chat.HistoryPresenter;
import java.util.List;

/** Deleted conversations: to bring back, or to delete for ever. */
final class BinDialog extends Dialog {
    private final HistoryPresenter presenter;
    private final Div list = new Div();

    BinDialog(HistoryPresenter presenter) {
        this.presenter = presenter;
        setHeaderTitle("Deleted conversations");
        setWidth("min(34rem, 100vw - 2rem)");
        list.addClassName("bin");
        add(new Paragraph("They are kept for 30 days."), list);
        getFooter().add(new Button("Close", click -> close()));
        fill();
    }

    private void fill() {
        List<Conversation> conversations = presenter.bin();
        list.removeAll();
        conversations.forEach(conversation -> list.add(row(conversation)));
        if (conversations.isEmpty()) {
            list.add(new Span("Nothing here."));
        }
    }

    private Div row(Conversation conversation) {
        Span title = new Span(conversation.title().isBlank() ? "New chat" : conversation.title());
        title.addClassName("title");
        Button restore = new Button("Restore", click -> {
            presenter.restore(conversation.id());
            fill();
        });
        Button delete = new Button("Delete for ever", click -> confirm(conversation));
        delete.addThemeVariants(ButtonVariant.ERROR);
        Div row = new Div(title, restore, delete);
        row.addClassName("binned");
        return row;
    }

    private void confirm(Conversation conversation) {
        ConfirmDialog question = new ConfirmDialog();
        question.setHeader("Delete for ever?");
        question.setText("“" + conversation.title() + "” and all of its messages will be gone. This cannot be undone.");
        question.setCancelable(true);
        question.setConfirmText("Delete for ever");
        question.addConfirmListener(event -> {
            presenter.deleteForEver(conversation.id());
            fill();
        });
        question.open();
    }
}

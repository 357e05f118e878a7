package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.resonance.conversation.Conversation;
import dev.resonance.conversation.ConversationBin;
import dev.resonance.ui.chat.HistoryPresenter;
import dev.resonance.ui.language.CommonText;
import dev.resonance.ui.language.HistoryText;
import java.util.List;

/** Deleted conversations: to bring back, or to delete for ever. */
final class BinDialog extends Dialog {
    private final HistoryPresenter presenter;
    private final Div list = new Div();

    BinDialog(HistoryPresenter presenter) {
        this.presenter = presenter;
        setHeaderTitle(translate(HistoryText.DELETED));
        setWidth("min(34rem, 100vw - 2rem)");
        list.addClassName("bin");
        add(new Paragraph(translate(HistoryText.BIN_KEPT, ConversationBin.KEPT.toDays())), list);
        getFooter().add(new Button(translate(CommonText.CLOSE), click -> close()));
        fill();
    }

    private void fill() {
        List<Conversation> conversations = presenter.bin();
        list.removeAll();
        conversations.forEach(conversation -> list.add(row(conversation)));
        if (conversations.isEmpty()) {
            list.add(new Span(translate(HistoryText.BIN_EMPTY)));
        }
    }

    private Div row(Conversation conversation) {
        Span title = new Span(conversation.title().isBlank() ? translate(CommonText.NEW_CHAT) : conversation.title());
        title.addClassName("title");
        Button restore = new Button(translate(HistoryText.RESTORE), click -> {
            presenter.restore(conversation.id());
            fill();
        });
        Button delete = new Button(translate(HistoryText.DELETE_FOR_EVER), click -> confirm(conversation));
        delete.addThemeVariants(ButtonVariant.ERROR);
        Div row = new Div(title, restore, delete);
        row.addClassName("binned");
        return row;
    }

    private void confirm(Conversation conversation) {
        ConfirmDialog question = new ConfirmDialog();
        question.setHeader(translate(HistoryText.DELETE_QUESTION));
        question.setText(translate(HistoryText.DELETE_WARNING, conversation.title()));
        question.setCancelable(true);
        question.setConfirmText(translate(HistoryText.DELETE_FOR_EVER));
        question.setCancelText(translate(CommonText.CANCEL));
        question.addConfirmListener(event -> {
            presenter.deleteForEver(conversation.id());
            fill();
        });
        question.open();
    }
}

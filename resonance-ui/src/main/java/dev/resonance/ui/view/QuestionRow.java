package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import dev.resonance.conversation.Attachment;
import dev.resonance.conversation.Message;
import dev.resonance.ui.chat.Alternatives;
import dev.resonance.ui.language.AnswerText;
import dev.resonance.ui.language.ChatText;
import dev.resonance.ui.language.CommonText;
import java.util.List;

/** What the user wrote, exactly as it was written, with the files that came with it. */
final class QuestionRow extends Div {
    private final Div body = new Div();

    QuestionRow(String text) {
        addClassNames("message", "question");
        getElement().setAttribute("role", "article").setAttribute("aria-label", translate(ChatText.YOU));
        body.addClassName("body");
        body.setText(text);
        add(body);
        getElement().setProperty("markdown", text);
    }

    QuestionRow(
            Message message,
            List<Attachment> files,
            Alternatives alternatives,
            ReaderTime reader,
            MessageActions actions) {
        this(message.content());
        if (!files.isEmpty()) {
            Div tray = new Div();
            tray.addClassName("files");
            files.forEach(file -> tray.add(FileChip.of(file, actions::preview)));
            addComponentAsFirst(tray);
        }
        MetaRow meta = new MetaRow(message, reader);
        if (alternatives.count() > 1) {
            meta.addAction(new BranchSwitch(alternatives, actions::showBranch));
        }
        PlainButton edit = PlainButton.named(Glyph.EDIT, translate(AnswerText.EDIT), "plain", "small", "edit");
        meta.addAction(edit.onClick(() -> edit(message.content(), edit)));
        meta.addAction(CopyButton.message());
        add(meta);
        getElement()
                .addEventListener(
                        "edit-send",
                        event -> actions.edit(
                                message.id(),
                                event.getEventData().get("event.detail.text").asString()))
                .addEventData("event.detail.text");
    }

    QuestionRow fresh() {
        addClassName("fresh");
        return this;
    }

    /** The page's script answers the keys in the editor, and its Send. */
    private void edit(String text, PlainButton opener) {
        TextArea area = new TextArea();
        area.setAriaLabel(translate(AnswerText.EDITOR));
        area.setValue(text);
        area.setMinRows(1);
        area.setMaxRows(10);
        Div editor = new Div();
        PlainButton cancel = PlainButton.text(translate(CommonText.CANCEL), "plain", "cancel")
                .onClick(() -> {
                    replace(editor, body);
                    removeClassName("editing");
                    opener.focus();
                });
        Div buttons = new Div(cancel, PlainButton.text(translate(AnswerText.SEND_EDITED), "plain", "save"));
        buttons.addClassName("buttons");
        editor.addClassName("editor");
        editor.add(area, buttons);
        replace(body, editor);
        addClassName("editing");
        area.focus();
    }
}

package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import dev.resonance.ui.language.AnswerText;
import dev.resonance.ui.language.CommonText;
import java.util.Optional;
import java.util.function.Consumer;

/** Why an answer was rated so, in the reader's words. Hidden until it is rated. */
final class FeedbackNote extends Div {
    private static final int LONGEST = 4000;

    private Consumer<String> onSave = text -> {};

    FeedbackNote() {
        addClassName("note");
    }

    void onSave(Consumer<String> action) {
        onSave = action;
    }

    /** The note of a rated answer, which may be empty; absent: it is not rated. */
    void show(Optional<String> note) {
        removeAll();
        setVisible(note.isPresent());
        note.ifPresent(text -> {
            PlainButton edit =
                    PlainButton.of(Glyph.NOTE, translate(text.isEmpty() ? AnswerText.ADD_NOTE : AnswerText.EDIT_NOTE));
            if (!text.isEmpty()) {
                Span words = new Span(text);
                words.addClassName("words");
                add(words);
            }
            add(edit.onClick(() -> edit(text)));
        });
    }

    private void edit(String text) {
        removeAll();
        TextArea area = new TextArea();
        area.setAriaLabel(translate(AnswerText.NOTE));
        area.setPlaceholder(translate(AnswerText.NOTE_PLACEHOLDER));
        area.setMaxLength(LONGEST);
        area.setMinRows(1);
        area.setMaxRows(6);
        area.setValue(text);
        add(
                area,
                PlainButton.text(translate(CommonText.SAVE), "plain", "save")
                        .onClick(() -> onSave.accept(area.getValue().strip())),
                PlainButton.text(translate(CommonText.CANCEL), "plain").onClick(() -> show(Optional.of(text))));
        area.focus();
    }
}

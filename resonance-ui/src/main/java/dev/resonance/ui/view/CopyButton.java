package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import dev.resonance.ui.language.ChatText;
import dev.resonance.ui.language.CommonText;

/** Buttons that the page's script answers: it puts the code block or the message's Markdown on the clipboard. */
final class CopyButton {
    private CopyButton() {}

    static PlainButton code() {
        return of(translate(ChatText.COPY_CODE));
    }

    static PlainButton message() {
        return of(translate(ChatText.COPY_MESSAGE));
    }

    /** Copies a text of its own, under a label of its own. */
    static PlainButton text(String label, String text) {
        PlainButton button = PlainButton.of(Glyph.COPY, label);
        button.getElement().setAttribute("data-text", text);
        return answeredByTheScript(button);
    }

    private static PlainButton of(String name) {
        PlainButton button = answeredByTheScript(PlainButton.of(Glyph.COPY, translate(ChatText.COPY)));
        button.setAriaLabel(name);
        return button;
    }

    private static PlainButton answeredByTheScript(PlainButton button) {
        button.getElement()
                .setAttribute("data-copy", "")
                .setAttribute("data-copied", translate(CommonText.COPIED))
                .setAttribute("data-refused", translate(CommonText.PRESS_TO_COPY));
        return button;
    }
}

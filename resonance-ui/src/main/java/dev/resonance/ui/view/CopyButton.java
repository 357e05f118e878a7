package dev.resonance.ui.view;

/** Buttons that the page's script answers: it puts the code block or the message's Markdown on the clipboard. */
final class CopyButton {
    private CopyButton() {}

    static PlainButton code() {
        return of("Copy code");
    }

    static PlainButton message() {
        return of("Copy message");
    }

    private static PlainButton of(String name) {
        PlainButton button = PlainButton.of(Glyph.COPY, "Copy");
        button.setAriaLabel(name);
        button.getElement().setAttribute("data-copy", "");
        return button;
    }
}

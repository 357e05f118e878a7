package dev.resonance.ui.view;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;

/** A quiet button. Every one has a name that a screen reader can say. */
final class PlainButton extends NativeButton {
    private PlainButton(String... classNames) {
        addClassNames(classNames);
        getElement().setAttribute("type", "button");
    }

    /** An icon and a word. */
    static PlainButton of(Glyph glyph, String label) {
        PlainButton button = new PlainButton("plain");
        Span text = new Span(label);
        text.addClassName("label");
        button.add(glyph.icon(), text);
        return button;
    }

    /** An icon; its name is also its tooltip. */
    static PlainButton icon(Glyph glyph, String name) {
        return named(glyph, name, "plain", "icon");
    }

    /** An icon in a look of its own. */
    static PlainButton named(Glyph glyph, String name, String... classNames) {
        PlainButton button = new PlainButton(classNames);
        button.add(glyph.icon());
        button.setAriaLabel(name);
        button.setTitle(name);
        return button;
    }

    /** A word, in a look of its own. */
    static PlainButton text(String label, String... classNames) {
        PlainButton button = new PlainButton(classNames);
        button.setText(label);
        return button;
    }

    PlainButton onClick(Runnable action) {
        addClickListener(click -> action.run());
        return this;
    }
}

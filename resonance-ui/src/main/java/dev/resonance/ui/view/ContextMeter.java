package dev.resonance.ui.view;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** How much of the model's window the conversation took when it was last answered. Hidden until that is known. */
final class ContextMeter extends Div {
    private final Div fill = new Div();
    private final Span words = new Span();

    ContextMeter() {
        addClassName("meter");
        fill.addClassName("fill");
        Div track = new Div(fill);
        track.addClassName("track");
        add(track, words);
        getElement().setAttribute("role", "img");
        setVisible(false);
    }

    void show(int used, int window) {
        fill.setWidth(Math.min(100, Math.round(100.0f * used / window)) + "%");
        words.setText(used + " / " + window);
        String name = used + " of the model's " + window + " tokens used by the last answer";
        getElement().setAttribute("aria-label", name);
        setTitle(name);
        setVisible(used > 0);
    }
}

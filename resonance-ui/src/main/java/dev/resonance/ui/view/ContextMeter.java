package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.resonance.ui.language.ChatText;

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
        words.setText(translate(ChatText.METER, used, window));
        String name = translate(ChatText.METER_NAME, used, window);
        getElement().setAttribute("aria-label", name);
        setTitle(name);
        setVisible(used > 0);
    }
}

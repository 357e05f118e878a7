package dev.resonance.ui.view;

import com.vaadin.flow.component.html.Div;

/** Tells screen readers that an answer begins and that it is ready, and never its single tokens. */
final class Announcer extends Div {
    Announcer() {
        addClassName("sr-only");
        getElement().setAttribute("role", "status").setAttribute("aria-live", "polite");
    }

    void say(String words) {
        setText(words);
    }

    static String ready(String answer) {
        int words = answer.isBlank() ? 0 : answer.strip().split("\\s+").length;
        return "Answer ready, " + words + (words == 1 ? " word" : " words");
    }
}

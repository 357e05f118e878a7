package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import com.vaadin.flow.component.html.Div;
import dev.resonance.ui.language.ChatText;

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
        return translate(ChatText.ANSWER_READY, words);
    }
}

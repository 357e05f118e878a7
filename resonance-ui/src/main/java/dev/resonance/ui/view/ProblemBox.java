package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.resonance.ui.language.AnswerText;
import dev.resonance.ui.language.ChatText;

/** Says in the place where it happened what went wrong, with a way to try again. */
final class ProblemBox extends Div {
    ProblemBox(String why, Runnable retry) {
        addClassName("problem");
        getElement().setAttribute("role", "alert");
        Span words = new Span(why);
        words.addClassName("why");
        add(words, PlainButton.of(Glyph.RETRY, translate(ChatText.RETRY)).onClick(retry));
    }

    /** Adds a button that copies what somebody who looks into it needs to know. */
    ProblemBox withDetails(String details) {
        add(CopyButton.text(translate(AnswerText.COPY_DETAILS), details));
        return this;
    }

    /** Adds a way to go on with what there is. */
    ProblemBox withMore(Runnable more) {
        add(PlainButton.of(Glyph.CONTINUE, translate(AnswerText.CONTINUE)).onClick(more));
        return this;
    }
}

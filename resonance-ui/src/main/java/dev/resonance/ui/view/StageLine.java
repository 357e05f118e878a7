package dev.resonance.ui.view;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import dev.resonance.ui.chat.ReplySnapshot;

/** What happens before the first token, in words; the page's script adds the seconds when it takes long. */
final class StageLine extends Div {
    private final Span words = new Span();

    StageLine() {
        addClassName("stage");
        Span dots = new Span();
        dots.addClassName("dots");
        dots.getElement().setAttribute("aria-hidden", "true");
        for (int i = 0; i < 3; i++) {
            dots.getElement().appendChild(new Element("i"));
        }
        Span seconds = new Span();
        seconds.addClassName("seconds");
        add(dots, words, seconds);
    }

    void say(String text) {
        words.setText(text);
    }

    static String words(ReplySnapshot reply) {
        int sources = reply.sources().size();
        return switch (reply.stage()) {
            case QUEUED -> reply.place() > 0 ? "Waiting, place " + reply.place() : "Waiting";
            case SEARCHING -> "Searching";
            case READING ->
                sources == 0 ? "Reading" : sources == 1 ? "Reading 1 source" : "Reading " + sources + " sources";
            case THINKING -> "Thinking";
        };
    }
}

package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import dev.resonance.ui.chat.ReplySnapshot;
import dev.resonance.ui.language.ChatText;

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
        return switch (reply.stage()) {
            case QUEUED ->
                reply.place() > 0 ? translate(ChatText.STAGE_QUEUED, reply.place()) : translate(ChatText.STAGE_WAITING);
            case SEARCHING -> translate(ChatText.STAGE_SEARCHING);
            case READING -> translate(ChatText.STAGE_READING, reply.sources().size());
            case THINKING -> translate(ChatText.STAGE_THINKING);
        };
    }
}

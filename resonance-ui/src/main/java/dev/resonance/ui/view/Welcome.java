package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.resonance.ui.chat.Suggestion;
import dev.resonance.ui.language.ChatText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** An empty chat: what this is, what it can do, and four ways to begin. */
final class Welcome extends Div {
    private final Paragraph notice = new Paragraph();
    private final List<PlainButton> ofFiles = new ArrayList<>();

    Welcome(Consumer<Suggestion> onChoice) {
        addClassName("welcome");
        Div mark = new Div();
        mark.addClassName("mark");
        mark.getElement().setAttribute("aria-hidden", "true");
        Div suggestions = new Div();
        suggestions.addClassName("suggestions");
        Suggestion.all().forEach(suggestion -> suggestions.add(card(suggestion, onChoice)));
        add(mark, new H2(translate(ChatText.WELCOME)), notice, suggestions);
    }

    /** Says something about the model; files can be tried only where they are taken. */
    void say(String sentence, boolean takesFiles) {
        notice.setText(sentence);
        ofFiles.forEach(card -> card.setEnabled(takesFiles));
    }

    private PlainButton card(Suggestion suggestion, Consumer<Suggestion> onChoice) {
        Span what = new Span(translate(suggestion.text()));
        what.addClassName("what");
        Span why = new Span(translate(suggestion.why()));
        why.addClassName("why");
        PlainButton card = PlainButton.text("", "suggestion");
        card.add(glyph(suggestion).icon(), what, why);
        if (suggestion.aid() == Suggestion.Aid.FILE) {
            ofFiles.add(card);
        }
        return card.onClick(() -> onChoice.accept(suggestion));
    }

    private static Glyph glyph(Suggestion suggestion) {
        return switch (suggestion.aid()) {
            case NONE -> Glyph.NOTE;
            case SEARCH -> Glyph.GLOBE;
            case FILE -> Glyph.FILE;
        };
    }
}

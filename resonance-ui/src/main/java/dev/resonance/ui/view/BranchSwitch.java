package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import com.vaadin.flow.component.html.Span;
import dev.resonance.ui.chat.Alternatives;
import dev.resonance.ui.language.AnswerText;
import java.util.Optional;
import java.util.function.Consumer;

/** Leads to the versions of a message that stand beside it: ‹ 2/3 ›. */
final class BranchSwitch extends Span {
    BranchSwitch(Alternatives alternatives, Consumer<String> onShow) {
        addClassName("branches");
        Span place = new Span(translate(AnswerText.ALTERNATIVES, alternatives.place(), alternatives.count()));
        add(
                button(Glyph.PREVIOUS, AnswerText.PREVIOUS, alternatives.previous(), onShow),
                place,
                button(Glyph.NEXT, AnswerText.NEXT, alternatives.next(), onShow));
    }

    private static PlainButton button(Glyph glyph, AnswerText name, Optional<String> target, Consumer<String> onShow) {
        PlainButton button = PlainButton.named(glyph, translate(name), "plain", "small");
        target.ifPresentOrElse(id -> button.onClick(() -> onShow.accept(id)), () -> button.setEnabled(false));
        return button;
    }
}

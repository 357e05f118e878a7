package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import com.vaadin.flow.component.html.Span;
import dev.resonance.conversation.Feedback;
import dev.resonance.ui.language.ChatText;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Thumbs up or down for an answer; the same one again takes it back. */
final class Ratings extends Span {
    private final Map<Feedback.Rating, PlainButton> buttons = new EnumMap<>(Feedback.Rating.class);
    private final Consumer<Optional<Feedback.Rating>> onRate;
    private Optional<Feedback.Rating> rating;

    Ratings(Optional<Feedback.Rating> shown, Consumer<Optional<Feedback.Rating>> onRate) {
        this.onRate = onRate;
        this.rating = shown;
        addClassName("ratings");
        button(Feedback.Rating.GOOD, Glyph.LIKE, translate(ChatText.GOOD_ANSWER));
        button(Feedback.Rating.BAD, Glyph.DISLIKE, translate(ChatText.BAD_ANSWER));
        press();
    }

    private void button(Feedback.Rating value, Glyph glyph, String name) {
        PlainButton button = PlainButton.named(glyph, name, "plain", "rating").onClick(() -> choose(value));
        buttons.put(value, button);
        add(button);
    }

    private void choose(Feedback.Rating value) {
        rating = rating.equals(Optional.of(value)) ? Optional.empty() : Optional.of(value);
        press();
        onRate.accept(rating);
    }

    private void press() {
        buttons.forEach((value, button) ->
                button.getElement().setAttribute("aria-pressed", Boolean.toString(rating.equals(Optional.of(value)))));
    }
}

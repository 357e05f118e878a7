package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import com.vaadin.flow.component.html.Span;
import dev.resonance.conversation.Feedback;
import dev.resonance.ui.language.ChatText;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Thumbs up or down for an answer; the same one again takes it back, with its note. */
final class Ratings extends Span {
    private final Map<Feedback.Rating, PlainButton> buttons = new EnumMap<>(Feedback.Rating.class);
    private final FeedbackNote note;
    private final Consumer<Optional<Feedback>> onRate;
    private Optional<Feedback> feedback;

    Ratings(Optional<Feedback> shown, FeedbackNote note, Consumer<Optional<Feedback>> onRate) {
        this.onRate = onRate;
        this.note = note;
        this.feedback = shown;
        addClassName("ratings");
        button(Feedback.Rating.GOOD, Glyph.LIKE, translate(ChatText.GOOD_ANSWER));
        button(Feedback.Rating.BAD, Glyph.DISLIKE, translate(ChatText.BAD_ANSWER));
        note.onSave(text -> keep(feedback.map(given -> new Feedback(given.rating(), text))));
        show();
    }

    private void button(Feedback.Rating value, Glyph glyph, String name) {
        PlainButton button = PlainButton.named(glyph, name, "plain", "rating").onClick(() -> choose(value));
        buttons.put(value, button);
        add(button);
    }

    private void choose(Feedback.Rating value) {
        keep(
                feedback.map(Feedback::rating).equals(Optional.of(value))
                        ? Optional.empty()
                        : Optional.of(
                                new Feedback(value, feedback.map(Feedback::note).orElse(""))));
    }

    private void keep(Optional<Feedback> given) {
        feedback = given;
        show();
        onRate.accept(given);
    }

    private void show() {
        Optional<Feedback.Rating> rating = feedback.map(Feedback::rating);
        buttons.forEach((value, button) ->
                button.getElement().setAttribute("aria-pressed", Boolean.toString(rating.equals(Optional.of(value)))));
        note.show(feedback.map(Feedback::note));
    }
}

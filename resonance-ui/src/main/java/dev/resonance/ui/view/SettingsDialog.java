package dev.resonance.ui.view;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.component.textfield.TextField;
import dev.resonance.engine.SamplingOptions;
import dev.resonance.error.InvalidValueException;
import dev.resonance.ui.chat.SamplingChoice;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** How answers are drawn: the numbers, their ranges, and the way back to the defaults. */
final class SettingsDialog extends Dialog {
    private final NumberField temperature =
            number("Temperature", "0 always takes the likeliest word; up to 2", 0, 2, 0.05);
    private final IntegerField topK = whole("Top-k", "Only the k likeliest; 0 is off", 0, 100_000);
    private final NumberField topP = number("Top-p", "Only the likeliest up to this share; 1 is off", 0.01, 1, 0.01);
    private final NumberField penalty =
            number("Repetition penalty", "1 is off; above, repeats are less likely", 0.01, 10, 0.01);
    private final IntegerField limit = whole("Longest answer", "In tokens", 1, 100_000);
    private final TextField seed = new TextField("Seed");
    private final Div problem = new Div();
    private final double minP;

    /** @param onSave gets the choice, or nothing where the defaults are to hold again */
    SettingsDialog(SamplingChoice shown, Consumer<Optional<SamplingChoice>> onSave) {
        minP = shown.sampling().minP();
        setHeaderTitle("Settings");
        setWidth("min(34rem, 100vw - 2rem)");
        seed.setHelperText("The same seed gives the same answer; empty: a new one each time");
        seed.setAllowedCharPattern("[0-9-]");
        problem.addClassName("form-problem");
        problem.getElement().setAttribute("role", "alert");
        Div form = new Div(temperature, topP, topK, penalty, limit, seed, problem);
        form.addClassName("settings");
        add(form);
        fill(shown);
        Button reset = new Button("Reset", click -> {
            onSave.accept(Optional.empty());
            close();
        });
        Button cancel = new Button("Cancel", click -> close());
        Button save = new Button("Save", click -> save(onSave));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        Div spacer = new Div();
        spacer.addClassName("spacer");
        getFooter().add(reset, spacer, cancel, save);
    }

    private void fill(SamplingChoice shown) {
        SamplingOptions sampling = shown.sampling();
        temperature.setValue(sampling.temperature());
        topK.setValue(sampling.topK());
        topP.setValue(sampling.topP());
        penalty.setValue(sampling.repetitionPenalty());
        limit.setValue(shown.maxNewTokens());
        seed.setValue(
                sampling.seed().isPresent() ? Long.toString(sampling.seed().getAsLong()) : "");
    }

    private void save(Consumer<Optional<SamplingChoice>> onSave) {
        boolean incomplete =
                Stream.of(temperature, topP, penalty).anyMatch(field -> field.isEmpty() || field.isInvalid())
                        || Stream.of(topK, limit).anyMatch(field -> field.isEmpty() || field.isInvalid());
        if (incomplete) {
            problem.setText("Some values are missing or out of range.");
            return;
        }
        try {
            onSave.accept(Optional.of(choice()));
            close();
        } catch (InvalidValueException | NumberFormatException e) {
            problem.setText(e instanceof InvalidValueException ? e.getMessage() : "The seed must be a whole number.");
        }
    }

    private SamplingChoice choice() {
        OptionalLong drawn =
                seed.getValue().isBlank() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(seed.getValue()));
        return new SamplingChoice(
                new SamplingOptions(
                        temperature.getValue(), topK.getValue(), topP.getValue(), minP, penalty.getValue(), drawn),
                limit.getValue());
    }

    private static NumberField number(String label, String help, double min, double max, double step) {
        NumberField field = new NumberField(label);
        field.setMin(min);
        field.setMax(max);
        field.setStep(step);
        field.setStepButtonsVisible(true);
        field.setHelperText(help);
        return field;
    }

    private static IntegerField whole(String label, String help, int min, int max) {
        IntegerField field = new IntegerField(label);
        field.setMin(min);
        field.setMax(max);
        field.setStepButtonsVisible(true);
        field.setHelperText(help);
        return field;
    }
}

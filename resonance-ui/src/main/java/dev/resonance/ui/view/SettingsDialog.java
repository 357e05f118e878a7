package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

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
import dev.resonance.ui.language.CommonText;
import dev.resonance.ui.language.SettingsText;
import dev.resonance.ui.language.Text;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** How answers are drawn: the numbers, their ranges, and the way back to the defaults. */
final class SettingsDialog extends Dialog {
    private final NumberField temperature = number(SettingsText.TEMPERATURE, SettingsText.TEMPERATURE_HELP, 0, 2, 0.05);
    private final IntegerField topK = whole(SettingsText.TOP_K, SettingsText.TOP_K_HELP, 0, 100_000);
    private final NumberField topP = number(SettingsText.TOP_P, SettingsText.TOP_P_HELP, 0.01, 1, 0.01);
    private final NumberField penalty = number(SettingsText.PENALTY, SettingsText.PENALTY_HELP, 0.01, 10, 0.01);
    private final IntegerField limit = whole(SettingsText.LIMIT, SettingsText.LIMIT_HELP, 1, 100_000);
    private final TextField seed = new TextField(translate(SettingsText.SEED));
    private final Div problem = new Div();
    private final double minP;

    /** @param onSave gets the choice, or nothing where the defaults are to hold again */
    SettingsDialog(SamplingChoice shown, Consumer<Optional<SamplingChoice>> onSave) {
        minP = shown.sampling().minP();
        setHeaderTitle(translate(CommonText.SETTINGS));
        setWidth("min(34rem, 100vw - 2rem)");
        seed.setHelperText(translate(SettingsText.SEED_HELP));
        seed.setAllowedCharPattern("[0-9-]");
        problem.addClassName("form-problem");
        problem.getElement().setAttribute("role", "alert");
        Div form = new Div(temperature, topP, topK, penalty, limit, seed, problem);
        form.addClassName("settings");
        add(form);
        fill(shown);
        Button reset = new Button(translate(SettingsText.RESET), click -> {
            onSave.accept(Optional.empty());
            close();
        });
        Button cancel = new Button(translate(CommonText.CANCEL), click -> close());
        Button save = new Button(translate(CommonText.SAVE), click -> save(onSave));
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
            problem.setText(translate(SettingsText.INCOMPLETE));
            return;
        }
        try {
            onSave.accept(Optional.of(choice()));
            close();
        } catch (InvalidValueException | NumberFormatException e) {
            problem.setText(e instanceof InvalidValueException ? e.getMessage() : translate(SettingsText.SEED_WRONG));
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

    private static NumberField number(Text label, Text help, double min, double max, double step) {
        NumberField field = new NumberField(translate(label));
        field.setMin(min);
        field.setMax(max);
        field.setStep(step);
        field.setStepButtonsVisible(true);
        field.setHelperText(translate(help));
        return field;
    }

    private static IntegerField whole(Text label, Text help, int min, int max) {
        IntegerField field = new IntegerField(translate(label));
        field.setMin(min);
        field.setMax(max);
        field.setStepButtonsVisible(true);
        field.setHelperText(translate(help));
        return field;
    }
}

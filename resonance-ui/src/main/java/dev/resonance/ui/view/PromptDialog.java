package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.resonance.ui.chat.PromptPresenter;
import dev.resonance.ui.language.CommonText;
import dev.resonance.ui.language.PromptText;
import dev.resonance.ui.language.Text;
import java.util.function.Supplier;

/** A conversation's own system prompt, with what it costs of the model's window. */
final class PromptDialog extends Dialog {
    private final PromptPresenter presenter;
    private final TextArea field = new TextArea(translate(PromptText.FIELD));

    PromptDialog(PromptPresenter presenter) {
        this.presenter = presenter;
        setHeaderTitle(translate(PromptText.TITLE));
        setWidth("min(34rem, 100vw - 2rem)");
        field.setWidthFull();
        field.setMinRows(4);
        field.setMaxRows(12);
        field.setMaxLength(PromptPresenter.LONGEST);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(200);
        field.addValueChangeListener(event -> showCost());
        field.setValue(presenter.prompt());
        showCost();
        Div presets = new Div(
                preset(PromptText.PRESET_SHORT, () -> translate(PromptText.PRESET_SHORT_TEXT)),
                preset(PromptText.PRESET_SOURCES, () -> translate(PromptText.PRESET_SOURCES_TEXT)),
                preset(PromptText.PRESET_NONE, () -> ""));
        presets.addClassName("presets");
        presets.getElement().setAttribute("role", "group").setAttribute("aria-label", translate(PromptText.PRESETS));
        add(new Paragraph(translate(PromptText.WHY)), field, presets);
        Button save = new Button(translate(CommonText.SAVE), click -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(translate(CommonText.CANCEL), click -> close()), save);
    }

    private PlainButton preset(Text name, Supplier<String> text) {
        return PlainButton.text(translate(name), "plain", "outlined").onClick(() -> field.setValue(text.get()));
    }

    private void showCost() {
        field.setHelperText(presenter.cost(field.getValue()));
    }

    private void save() {
        if (presenter.save(field.getValue())) {
            close();
        }
    }
}

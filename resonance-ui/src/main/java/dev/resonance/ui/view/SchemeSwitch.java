package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.VaadinRequest;
import dev.resonance.ui.language.HistoryText;
import java.util.EnumMap;
import java.util.Map;

/** Light, dark, or as the system has it. */
final class SchemeSwitch extends Div {
    private final Map<ColorSchemeCookie, PlainButton> buttons = new EnumMap<>(ColorSchemeCookie.class);

    SchemeSwitch() {
        addClassName("schemes");
        getElement().setAttribute("role", "group").setAttribute("aria-label", translate(HistoryText.COLOURS));
        button(ColorSchemeCookie.LIGHT, Glyph.LIGHT, translate(HistoryText.LIGHT));
        button(ColorSchemeCookie.DARK, Glyph.DARK, translate(HistoryText.DARK));
        button(ColorSchemeCookie.SYSTEM, Glyph.SYSTEM, translate(HistoryText.SYSTEM));
        VaadinRequest request = VaadinRequest.getCurrent();
        press(request == null ? ColorSchemeCookie.SYSTEM : ColorSchemeCookie.of(request));
    }

    private void button(ColorSchemeCookie scheme, Glyph glyph, String name) {
        PlainButton button = PlainButton.named(glyph, name).onClick(() -> choose(scheme));
        buttons.put(scheme, button);
        add(button);
    }

    private void choose(ColorSchemeCookie scheme) {
        press(scheme);
        getElement().executeJs("window.resonance.scheme($0)", scheme.value());
    }

    private void press(ColorSchemeCookie chosen) {
        buttons.forEach((scheme, button) ->
                button.getElement().setAttribute("aria-pressed", Boolean.toString(scheme == chosen)));
    }
}

package dev.resonance.ui.view;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.server.VaadinRequest;
import java.util.EnumMap;
import java.util.Map;

/** Light, dark, or as the system has it. */
final class SchemeSwitch extends Div {
    private final Map<ColorSchemeCookie, PlainButton> buttons = new EnumMap<>(ColorSchemeCookie.class);

    SchemeSwitch() {
        addClassName("schemes");
        getElement().setAttribute("role", "group").setAttribute("aria-label", "Colours");
        button(ColorSchemeCookie.LIGHT, Glyph.LIGHT, "Light");
        button(ColorSchemeCookie.DARK, Glyph.DARK, "Dark");
        button(ColorSchemeCookie.SYSTEM, Glyph.SYSTEM, "As the system");
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

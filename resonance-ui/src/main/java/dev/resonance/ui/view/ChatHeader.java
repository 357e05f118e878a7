package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import dev.resonance.ui.chat.ModelSwitch;
import dev.resonance.ui.language.ChatText;
import dev.resonance.ui.language.CommonText;
import dev.resonance.ui.language.WindowText;
import java.util.function.Consumer;

/** The top of a chat: its title, its model, and whether it is kept. */
final class ChatHeader extends Header {
    private final H1 title = new H1();
    private final ModelBadge model;
    private final PlainButton temporary =
            PlainButton.named(Glyph.TEMPORARY, translate(WindowText.TEMPORARY), "plain", "temporary");
    private boolean on;

    ChatHeader(ModelSwitch models, Consumer<Boolean> onTemporary, Runnable onSettings) {
        model = new ModelBadge(models);
        addClassName("top");
        DrawerToggle toggle = new DrawerToggle();
        toggle.setAriaLabel(translate(ChatText.CONVERSATIONS));
        Span label = new Span(translate(WindowText.TEMPORARY));
        label.addClassName("label");
        temporary.add(label);
        temporary.setTitle(translate(WindowText.TEMPORARY_TITLE));
        temporary.onClick(() -> onTemporary.accept(!on));
        PlainButton options =
                PlainButton.icon(Glyph.SETTINGS, translate(CommonText.SETTINGS)).onClick(onSettings);
        add(toggle, title, temporary, model, options);
    }

    void name(String heading) {
        title.setText(heading);
    }

    ModelBadge model() {
        return model;
    }

    /** Whether the choice can still be made: before the first message. */
    void offerTemporary(boolean offered) {
        temporary.setVisible(offered || on);
        temporary.setEnabled(offered);
    }

    void showTemporary(boolean value) {
        on = value;
        temporary.getElement().setAttribute("aria-pressed", Boolean.toString(value));
    }
}

package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import dev.resonance.ui.language.AccountText;

/** Ends the session: a form of its own, since only a post that comes from our pages does that. */
@Tag("form")
final class LogoutButton extends HtmlContainer {
    LogoutButton() {
        getElement().setAttribute("method", "post").setAttribute("action", "logout");
        PlainButton button = PlainButton.text(translate(AccountText.LOG_OUT), "plain", "outlined");
        button.getElement().setAttribute("type", "submit");
        add(button);
    }
}

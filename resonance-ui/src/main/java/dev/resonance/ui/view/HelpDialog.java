package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import dev.resonance.ui.language.CommonText;
import dev.resonance.ui.language.KeysText;

/** All keys that do something. */
final class HelpDialog extends Dialog {
    HelpDialog() {
        setHeaderTitle(translate(KeysText.TITLE));
        setWidth("min(28rem, 100vw - 2rem)");
        Div list = new Div();
        list.addClassName("keys");
        for (Shortcut shortcut : Shortcut.values()) {
            Span what = new Span(translate(shortcut.what()));
            Span keys = new Span();
            keys.addClassName("combination");
            for (String key : shortcut.keys()) {
                keys.getElement().appendChild(new Element("kbd").setText(key));
            }
            list.add(what, keys);
        }
        add(list);
        getFooter().add(new Button(translate(CommonText.CLOSE), click -> close()));
    }
}

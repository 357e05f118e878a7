package dev.resonance.ui.view;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.I18NProvider;
import dev.resonance.ui.language.Language;
import dev.resonance.ui.language.Text;
import java.util.List;
import java.util.Locale;

/** Gives the pages their words, in the language that the browser asks for, or English. Thread-safe. */
public final class Translations implements I18NProvider {
    /** A text in the language of the page that is being drawn. */
    static String translate(Text text, Object... values) {
        return I18NProvider.translate(text.key(), values);
    }

    /** The language of the page that is being drawn. */
    static Locale locale() {
        return UI.getCurrentOrThrow().getLocale();
    }

    @Override
    public List<Locale> getProvidedLocales() {
        return Language.SPOKEN;
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... values) {
        return new Language(locale).say(key, values);
    }
}

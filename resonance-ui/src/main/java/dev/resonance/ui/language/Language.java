package dev.resonance.ui.language;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * One language of the web chat. Immutable.
 *
 * @param locale whose words, numbers and dates are used; one whose language is not spoken gets English words
 */
public record Language(Locale locale) {
    /** The first of {@link #SPOKEN}. */
    public static final Language ENGLISH = new Language(Locale.ENGLISH);

    /** What there are files of words for; the first one is for everybody else. */
    public static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.GERMAN);

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** The first wanted one that is spoken; English where none is. */
    public static Language of(List<Locale> wanted) {
        return wanted.stream()
                .flatMap(locale ->
                        SPOKEN.stream().filter(one -> one.getLanguage().equals(locale.getLanguage())))
                .findFirst()
                .map(Language::new)
                .orElse(ENGLISH);
    }

    /** The words of a text, with values in their places as {@link MessageFormat} puts them. */
    public String say(Text text, Object... values) {
        return say(text.key(), values);
    }

    /**
     * The words under a key.
     *
     * @throws java.util.MissingResourceException if no file has them
     */
    public String say(String key, Object... values) {
        return new MessageFormat(words(locale).getString(key), locale).format(values);
    }

    static ResourceBundle words(Locale locale) {
        return ResourceBundle.getBundle(
                "dev.resonance.ui.language.words", locale, Language.class.getClassLoader(), NO_FALLBACK);
    }
}

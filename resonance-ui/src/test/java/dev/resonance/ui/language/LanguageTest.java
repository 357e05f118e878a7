package dev.resonance.ui.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class LanguageTest {
    @Test
    void row42_everyLanguage_hasWordsForEveryTextAndNoOthers() {
        Set<String> texts = texts().map(Text::key).collect(Collectors.toSet());

        assertThat(texts).hasSizeGreaterThan(100);
        for (Locale locale : Language.SPOKEN) {
            assertThat(Language.words(locale).getLocale().getLanguage())
                    .isEqualTo(locale.equals(Locale.ENGLISH) ? "" : locale.getLanguage());
            assertThat(ownKeys(locale)).as(locale.toString()).containsExactlyInAnyOrderElementsOf(texts);
        }
    }

    @Test
    void row42_everyLanguage_takesTheSameValues() {
        texts().forEach(text -> {
            List<Integer> counts = Language.SPOKEN.stream()
                    .map(locale -> new MessageFormat(Language.words(locale).getString(text.key()), locale))
                    .map(format -> format.getFormatsByArgumentIndex().length)
                    .distinct()
                    .toList();
            assertThat(counts).as(text.key()).hasSize(1);
        });
    }

    @Test
    void row42_words_holdNoApostropheThatMessageFormatWouldSwallow() {
        texts().forEach(text -> Language.SPOKEN.forEach(locale ->
                assertThat(Language.words(locale).getString(text.key())).doesNotContain("'")));
    }

    @Test
    void row42_say_countsInTheGrammarOfTheLanguage() {
        assertThat(Language.ENGLISH.say(ChatText.ANSWER_READY, 1)).isEqualTo("Answer ready, 1 word");
        assertThat(Language.ENGLISH.say(ChatText.ANSWER_READY, 2400)).isEqualTo("Answer ready, 2400 words");
        assertThat(new Language(Locale.GERMANY).say(ChatText.TOKENS_WITH_SPEED, 12, 7.54))
                .isEqualTo("12 Token · 7,5 Tok/s");
    }

    @Test
    void row42_say_unknownLanguage_isEnglish() {
        assertThat(new Language(Locale.JAPANESE).say(ChatText.SEND)).isEqualTo("Send");
    }

    @Test
    void row42_of_takesTheFirstWantedLanguageThatIsSpoken() {
        assertThat(Language.of(List.of(Locale.JAPANESE, Locale.GERMANY, Locale.UK))
                        .locale())
                .isEqualTo(Locale.GERMAN);
        assertThat(Language.of(List.of(Locale.JAPANESE))).isEqualTo(Language.ENGLISH);
    }

    /** Without those that a language inherits from the first one's file. */
    private static List<String> ownKeys(Locale locale) {
        Properties own = new Properties();
        String file = locale.equals(Locale.ENGLISH) ? "words.properties" : "words_" + locale + ".properties";
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Language.class.getResourceAsStream(file)), StandardCharsets.UTF_8)) {
            own.load(reader);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return List.copyOf(own.stringPropertyNames());
    }

    private static Stream<Text> texts() {
        return new ClassFileImporter()
                .importPackages("dev.resonance.ui.language").stream()
                        .filter(type -> type.isEnum() && type.isAssignableTo(Text.class))
                        .map(JavaClass::reflect)
                        .flatMap(type -> Stream.of(type.getEnumConstants()))
                        .map(Text.class::cast);
    }
}

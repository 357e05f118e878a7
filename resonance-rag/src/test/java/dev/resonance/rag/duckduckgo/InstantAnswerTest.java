package dev.resonance.rag.duckduckgo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParseException;
import dev.resonance.retrieval.Passage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InstantAnswerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "{\"content\": [{\"label\": \"Height\", \"value\": 330}], \"meta\": []}",
                "{}",
                "[]",
                "null"
            })
    void F16_article_isOneResultThatCitesItsSource(String infobox) {
        InstantAnswer answer = InstantAnswer.of("""
                {"Type": "A", "Heading": "Kettle (vessel)", "AbstractSource": "Wikipedia", "Abstract": "ignored",
                 "AbstractText": "A kettle is a  pot.", "AbstractURL": "https://en.wikipedia.org/wiki/Kettle_(vessel)",
                 "RelatedTopics": [{"Text": "Pot", "FirstURL": "https://duckduckgo.com/Pot", "Result": ""}],
                 "Infobox": %s, "Results": []}""".formatted(infobox));
        assertThat(answer.source()).isEqualTo("Wikipedia");
        assertThat(answer.passages())
                .containsExactly(new Passage(
                        "Kettle (vessel)",
                        "https://en.wikipedia.org/wiki/Kettle_(vessel)",
                        "en.wikipedia.org",
                        "A kettle is a pot."));
    }

    @Test
    void F16_disambiguationAndCategory_areTheTopicsWithNestedOnes() {
        for (String type : List.of("D", "C")) {
            assertThat(InstantAnswer.of("""
                            {"Type": "%s", "Heading": "Heading", "AbstractText": "", "AbstractURL": "https://e.example/",
                             "RelatedTopics": [
                              {"Text": "Java, an island", "FirstURL": "https://duckduckgo.com/Java",
                               "Result": "<a href='https://duckduckgo.com/Java'>Java</a>, an island"},
                              {"Name": "Computing", "Topics": [
                               {"Text": "Java, a language", "FirstURL": "https://duckduckgo.com/Java_(language)", "Result": 7},
                               {"Text": "No address"}, 3, null]},
                              {"Text": "Evil", "FirstURL": "javascript:alert(1)"}]}""".formatted(type)).passages())
                    .extracting(Passage::title, Passage::text)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("Java", "Java, an island"),
                            org.assertj.core.groups.Tuple.tuple("Java (language)", "Java, a language"));
        }
    }

    @Test
    void F16_nothing_isNoPassage() {
        assertThat(InstantAnswer.of("{\"Type\": \"\", \"AbstractText\": \"\", \"RelatedTopics\": []}")
                        .passages())
                .isEmpty();
    }

    @Test
    void F16_name_isItsAbstract() {
        assertThat(InstantAnswer.of("{\"Type\": \"N\", \"Heading\": \"Ada\", \"Abstract\": \"Ada wrote a program.\","
                                + " \"AbstractURL\": \"https://w.example/Ada\", \"RelatedTopics\": []}")
                        .passages())
                .extracting(Passage::title)
                .containsExactly("Ada");
    }

    @Test
    void F16_sharedArticle_isTheWikipediaPage() {
        Fixture.shared("rust_instant_article_A.json").ifPresent(json -> {
            InstantAnswer answer = InstantAnswer.of(json);
            assertThat(answer.source()).isEqualTo("Wikipedia");
            assertThat(answer.passages())
                    .singleElement()
                    .satisfies(passage -> assertThat(passage.url())
                            .isEqualTo("https://en.wikipedia.org/wiki/Rust_(programming_language)"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "{\"a\": 1}", "{", "null"})
    void F16_otherJson_isNoInstantAnswer(String json) {
        assertThatThrownBy(() -> InstantAnswer.of(json)).isInstanceOf(JsonParseException.class);
    }
}

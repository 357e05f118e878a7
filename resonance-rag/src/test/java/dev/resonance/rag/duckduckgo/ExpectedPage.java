package dev.resonance.rag.duckduckgo;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares what was read of a page with what people read of it. */
final class ExpectedPage {
    private ExpectedPage() {}

    static SearchPage.Found found(String page) {
        SearchPage read = PageReader.read(page);
        assertThat(read).isInstanceOf(SearchPage.Found.class);
        return (SearchPage.Found) read;
    }

    static void assertMatches(SearchPage.Found page, JsonObject expected) {
        List<JsonObject> organic = organic(expected);
        assertThat(page.hits()).hasSize(expected.get("organic").getAsInt());
        assertThat(page.adsDropped()).isEqualTo(expected.get("ads").getAsInt());
        for (int i = 0; i < organic.size(); i++) {
            SearchHit hit = page.hits().get(i);
            JsonObject row = organic.get(i);
            assertThat(hit.title()).isEqualTo(row.get("title").getAsString());
            assertThat(hit.url().text()).isEqualTo(row.get("url").getAsString());
            assertThat(hit.snippet()).isEqualTo(row.get("snippet").getAsString());
            assertThat(hit.rank()).isEqualTo(i + 1);
            if (row.has("displayUrl")) {
                assertThat(hit.displayUrl()).isEqualTo(row.get("displayUrl").getAsString());
            }
            if (row.has("timestamp")) {
                assertThat(hit.timestamp())
                        .isEqualTo(
                                row.get("timestamp").isJsonNull()
                                        ? Optional.empty()
                                        : Optional.of(row.get("timestamp").getAsString()));
            }
        }
        assertThat(page.nextPage().map(NextPage::vqd))
                .contains(expected.get("vqd").getAsString());
        assertThat(page.nextPage().map(NextPage::offset))
                .contains(expected.get("nextOffset").getAsString());
        assertThat(page.zeroClick().isPresent())
                .isEqualTo(!expected.get("zeroClick").isJsonNull());
    }

    static List<String> organicUrls(JsonObject expected) {
        return new ArrayList<>(organic(expected).stream()
                .map(row -> row.get("url").getAsString())
                .toList());
    }

    static List<JsonObject> organic(JsonObject expected) {
        return expected.getAsJsonArray("results").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(row ->
                        !row.get("ad").getAsBoolean() && !row.get("eofSentinel").getAsBoolean())
                .toList();
    }
}

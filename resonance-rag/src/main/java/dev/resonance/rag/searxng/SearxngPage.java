package dev.resonance.rag.searxng;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.resonance.rag.text.PlainText;
import dev.resonance.rag.text.WebAddress;
import dev.resonance.retrieval.Passage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A SearXNG answer in JSON.
 *
 * @param silentEngines how many of the engines it asks did not answer
 */
record SearxngPage(List<Passage> passages, int silentEngines) {
    SearxngPage {
        passages = List.copyOf(passages);
    }

    /**
     * Reads the server's JSON.
     *
     * @throws JsonParseException if it is not that
     */
    static SearxngPage of(String json) {
        JsonElement root = JsonParser.parseString(json);
        if (!root.isJsonObject() || !root.getAsJsonObject().has("results")) {
            throw new JsonParseException("no search answer");
        }
        JsonObject answer = root.getAsJsonObject();
        List<Passage> passages = new ArrayList<>();
        Set<String> pages = new HashSet<>();
        for (JsonElement element : array(answer, "results")) {
            if (element.isJsonObject()) {
                passage(element.getAsJsonObject(), pages).ifPresent(passages::add);
            }
        }
        return new SearxngPage(passages, array(answer, "unresponsive_engines").size());
    }

    private static Optional<Passage> passage(JsonObject result, Set<String> pages) {
        Optional<WebAddress> url = WebAddress.of(text(result, "url"));
        String title = PlainText.line(text(result, "title"));
        String snippet = PlainText.line(text(result, "content"));
        if (url.isEmpty() || title.isEmpty() || !pages.add(url.get().canonical())) {
            return Optional.empty();
        }
        return Optional.of(new Passage(title, url.get().text(), url.get().host(), snippet.isEmpty() ? title : snippet));
    }

    private static String text(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
    }

    private static JsonArray array(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value != null && value.isJsonArray() ? value.getAsJsonArray() : new JsonArray();
    }
}

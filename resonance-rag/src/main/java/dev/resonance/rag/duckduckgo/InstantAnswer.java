package dev.resonance.rag.duckduckgo;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.resonance.rag.text.PlainText;
import dev.resonance.rag.text.WebAddress;
import dev.resonance.retrieval.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;

/**
 * DuckDuckGo's instant answer: an encyclopedia's abstract, or the topics a word may mean. Not a web search, but better
 * than nothing. Fields change their type from answer to answer ({@code Infobox} is "" or an object), so each is read as
 * far as it is what it should be.
 *
 * @param source who wrote the abstract, such as {@code Wikipedia}; may be empty
 * @param passages may be empty
 */
record InstantAnswer(String source, List<Passage> passages) {
    private static final int MAX_TOPICS = 40;

    InstantAnswer {
        passages = List.copyOf(passages);
    }

    /**
     * Reads the service's JSON.
     *
     * @throws JsonParseException if it is not that
     */
    static InstantAnswer of(String json) {
        JsonElement root = JsonParser.parseString(json);
        if (!root.isJsonObject()
                || !(root.getAsJsonObject().has("AbstractText")
                        || root.getAsJsonObject().has("RelatedTopics")
                        || root.getAsJsonObject().has("Abstract"))) {
            throw new JsonParseException("no instant answer");
        }
        JsonObject answer = root.getAsJsonObject();
        List<Passage> passages = new ArrayList<>();
        String heading = text(answer, "Heading");
        String summary = text(answer, "AbstractText");
        add(passages, heading, text(answer, "AbstractURL"), summary.isEmpty() ? text(answer, "Abstract") : summary);
        add(passages, heading, text(answer, "DefinitionURL"), text(answer, "Definition"));
        if (summary.isEmpty()) {
            addTopics(passages, array(answer, "Results"), 0);
            addTopics(passages, array(answer, "RelatedTopics"), 0);
        }
        return new InstantAnswer(text(answer, "AbstractSource"), passages);
    }

    private static void addTopics(List<Passage> passages, JsonArray topics, int depth) {
        for (JsonElement element : topics) {
            if (element.isJsonObject() && passages.size() < MAX_TOPICS) {
                JsonObject topic = element.getAsJsonObject();
                String result = text(topic, "Result");
                String title = PlainText.line(
                        Jsoup.parseBodyFragment(result).select("a").text());
                String text = text(topic, "Text");
                add(passages, title.isEmpty() ? named(text(topic, "FirstURL")) : title, text(topic, "FirstURL"), text);
                if (depth < 3) {
                    addTopics(passages, array(topic, "Topics"), depth + 1);
                }
            }
        }
    }

    private static void add(List<Passage> passages, String title, String address, String text) {
        Optional<WebAddress> url = WebAddress.of(address);
        boolean known = passages.stream().anyMatch(passage -> passage.url().equals(address));
        if (url.isPresent() && !text.isEmpty() && !known) {
            passages.add(new Passage(
                    title.isEmpty() ? url.get().host() : title,
                    address,
                    url.get().host(),
                    text));
        }
    }

    /** The topic's name as its address has it: the last part of the path. */
    private static String named(String address) {
        String path = WebAddress.of(address).map(WebAddress::path).orElse("");
        return PlainText.line(path.substring(path.lastIndexOf('/') + 1).replace('_', ' '));
    }

    private static String text(JsonObject object, String name) {
        JsonElement value = object.get(name);
        boolean isText = value != null
                && value.isJsonPrimitive()
                && value.getAsJsonPrimitive().isString();
        return isText ? PlainText.line(value.getAsString()) : "";
    }

    private static JsonArray array(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value != null && value.isJsonArray() ? value.getAsJsonArray() : new JsonArray();
    }
}

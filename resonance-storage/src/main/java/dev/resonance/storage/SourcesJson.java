package dev.resonance.storage;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.resonance.conversation.spi.StoredText;
import dev.resonance.retrieval.Source;
import java.util.ArrayList;
import java.util.List;

/** The sources of an answer as one column: they are read and written together, always. */
final class SourcesJson {
    private SourcesJson() {}

    static String write(List<Source> sources) {
        JsonArray array = new JsonArray();
        for (Source source : sources) {
            JsonObject object = new JsonObject();
            object.addProperty("number", source.number());
            object.addProperty("title", source.title());
            object.addProperty("url", source.url());
            object.addProperty("host", source.host());
            object.addProperty("snippet", source.snippet());
            object.addProperty("used", source.used());
            array.add(object);
        }
        return StoredText.wellFormed(array.toString());
    }

    static List<Source> parse(String json) {
        List<Source> sources = new ArrayList<>();
        for (JsonElement element : JsonParser.parseString(json).getAsJsonArray()) {
            JsonObject object = element.getAsJsonObject();
            sources.add(new Source(
                    object.get("number").getAsInt(),
                    object.get("title").getAsString(),
                    object.get("url").getAsString(),
                    object.get("host").getAsString(),
                    object.get("snippet").getAsString(),
                    object.get("used").getAsBoolean()));
        }
        return sources;
    }
}

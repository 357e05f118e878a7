package dev.resonance.server.api;

import com.google.gson.JsonElement;
import dev.resonance.server.http.ApiException;
import dev.resonance.server.http.Fields;
import java.util.List;

/**
 * What this model cannot do is refused, never passed over in silence. Fields that are not looked at here or elsewhere,
 * such as {@code user} or {@code metadata}, change nothing about the answer. Stateless.
 */
final class UnsupportedFields {
    private UnsupportedFields() {}

    /** @throws ApiException with status 400 for a field that asks for what cannot be done */
    static void check(Fields body) {
        checkTools(body);
        checkFormat(body);
        checkModalities(body);
        for (String name : List.of("audio", "web_search_options")) {
            if (body.element(name).isPresent()) {
                throw refused(name, "unsupported_parameter");
            }
        }
    }

    private static void checkTools(Fields body) {
        boolean none = body.element("tool_choice")
                .map(choice -> choice.isJsonPrimitive() && choice.getAsString().equals("none"))
                .orElse(false);
        if (body.element("tools").filter(tools -> !isEmpty(tools)).isPresent() && !none) {
            throw refused("tools", "tools_not_supported");
        }
        boolean noFunction = body.element("function_call")
                .map(choice -> choice.isJsonPrimitive() && choice.getAsString().equals("none"))
                .orElse(false);
        if (body.element("functions").filter(tools -> !isEmpty(tools)).isPresent() && !noFunction) {
            throw refused("functions", "tools_not_supported");
        }
    }

    private static void checkFormat(Fields body) {
        body.element("response_format").ifPresent(format -> {
            String type = Fields.at("response_format", format).text("type").orElse("");
            switch (type) {
                case "text" -> {}
                case "json_object", "json_schema" -> throw refused("response_format", "unsupported_response_format");
                default -> throw Fields.wrong("response_format.type", "text");
            }
        });
    }

    private static void checkModalities(Fields body) {
        body.element("modalities").ifPresent(modalities -> {
            if (!modalities.isJsonArray() || !modalities.toString().equals("[\"text\"]")) {
                throw refused("modalities", "unsupported_parameter");
            }
        });
    }

    private static boolean isEmpty(JsonElement element) {
        return (element.isJsonArray() && element.getAsJsonArray().isEmpty())
                || (element.isJsonObject() && element.getAsJsonObject().isEmpty());
    }

    static ApiException refused(String name, String code) {
        return ApiException.field(name, "'" + name + "' is not supported by this model: leave it out.", code);
    }
}

package dev.resonance.server.api;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import dev.resonance.engine.Prompt;
import dev.resonance.server.http.ApiException;
import dev.resonance.server.http.Fields;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code prompt}: a text, a list of texts, a list of token ids, or a list of such lists. Stateless. */
final class PromptField {
    private PromptField() {}

    /** @throws ApiException with status 400 if it is none of these, or holds an empty prompt */
    static List<Prompt> read(Fields body) {
        JsonElement given = body.element("prompt").orElseThrow(PromptField::wrong);
        if (!given.isJsonArray()) {
            return List.of(text(given));
        }
        JsonArray list = given.getAsJsonArray();
        if (list.isEmpty()) {
            throw wrong();
        }
        if (isNumber(list.get(0))) {
            return List.of(tokens(list));
        }
        List<Prompt> prompts = new ArrayList<>();
        list.forEach(item -> prompts.add(item.isJsonArray() ? tokens(item.getAsJsonArray()) : text(item)));
        return prompts;
    }

    private static Prompt text(JsonElement element) {
        boolean isText =
                element.isJsonPrimitive() && element.getAsJsonPrimitive().isString();
        if (!isText || element.getAsString().isEmpty()) {
            throw wrong();
        }
        return new Prompt.Text(element.getAsString());
    }

    private static Prompt tokens(JsonArray list) {
        if (list.isEmpty()) {
            throw wrong();
        }
        List<Integer> ids = new ArrayList<>();
        list.forEach(item -> ids.add(token(item)));
        return new Prompt.Tokens(ids);
    }

    private static int token(JsonElement item) {
        if (isNumber(item)) {
            try {
                return item.getAsBigDecimal().intValueExact();
            } catch (ArithmeticException | NumberFormatException e) {
                throw wrong();
            }
        }
        throw wrong();
    }

    private static boolean isNumber(JsonElement element) {
        return element.isJsonPrimitive()
                && element.getAsJsonPrimitive().isNumber()
                && element.getAsString().length() <= 20;
    }

    private static ApiException wrong() {
        return Fields.wrong("prompt", "a text that is not empty, a list of texts, or a list of token ids");
    }
}

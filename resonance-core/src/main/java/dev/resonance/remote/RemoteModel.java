package dev.resonance.remote;

import dev.resonance.error.InvalidValueException;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A model on another server.
 *
 * @param address the API's base, such as {@code http://host:8000/v1}; any path before {@code /v1} is kept
 * @param name what the server calls the model; absent: the first one that it lists
 * @param apiKey sent as a bearer token; absent: none
 * @param contextLength how many tokens prompt and answer may have together, where the server does not say or less is
 *     wanted; absent: what the server says, or 4096
 */
public record RemoteModel(URI address, Optional<String> name, Optional<String> apiKey, OptionalInt contextLength) {
    private static final String SCHEME = "openai:";
    private static final String FORM = "openai:http://HOST/v1#MODEL, or https";

    public RemoteModel {
        boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        InvalidValueException.require(web && address.getHost() != null, "MODEL_NAME", address, FORM);
    }

    /** Whether a text is meant as one of these. */
    public static boolean isOne(String text) {
        return text.startsWith(SCHEME);
    }

    /**
     * From {@code openai:http://host/v1#model}, of which the last part may be left out.
     *
     * @throws InvalidValueException if it is none
     */
    public static RemoteModel parse(String text) {
        try {
            URI whole = URI.create(text.substring(SCHEME.length()));
            String address = whole.toString().replaceFirst("#.*", "").replaceFirst("/+$", "");
            Optional<String> name = Optional.ofNullable(whole.getFragment()).filter(model -> !model.isEmpty());
            return new RemoteModel(URI.create(address), name, Optional.empty(), OptionalInt.empty());
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException("MODEL_NAME", text, FORM);
        }
    }

    public RemoteModel withApiKey(String key) {
        return new RemoteModel(address, name, Optional.of(key), contextLength);
    }

    public RemoteModel withContextLength(int tokens) {
        return new RemoteModel(address, name, apiKey, OptionalInt.of(tokens));
    }

    /** Without the key. */
    @Override
    public String toString() {
        return SCHEME + address + name.map(model -> "#" + model).orElse("");
    }
}

package dev.resonance.hub;

import static dev.resonance.error.InvalidValueException.require;

import java.util.regex.Pattern;

/**
 * A model's name on the hub: {@code openai-community/gpt2}.
 *
 * @param owner a person or an organisation
 * @param name unique among the owner's models
 */
public record HubModelId(String owner, String name) {
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?");
    private static final int LONGEST = 96;

    public HubModelId {
        require(
                isPart(owner) && isPart(name) && owner.length() + name.length() < LONGEST,
                "the model's name",
                owner + "/" + name,
                "ORG/NAME, as the Hugging Face hub shows it");
    }

    /**
     * @param text {@code ORG/NAME}
     * @throws dev.resonance.error.InvalidValueException if it is not of that form
     */
    public static HubModelId of(String text) {
        int slash = text.indexOf('/');
        require(slash > 0, "the model's name", text, "ORG/NAME, as the Hugging Face hub shows it");
        return new HubModelId(text.substring(0, slash), text.substring(slash + 1));
    }

    /** The folder of the cache that holds it. */
    String folder() {
        return "models--" + owner + "--" + name;
    }

    @Override
    public String toString() {
        return owner + "/" + name;
    }

    private static boolean isPart(String part) {
        // The hub has no other names either; two dots would lead out of the cache, two hyphens part its folders' names.
        return PART.matcher(part).matches() && !part.contains("..") && !part.contains("--");
    }
}

package dev.resonance.hub;

import static dev.resonance.error.InvalidValueException.require;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the hub is, where its models are kept, and who asks.
 *
 * @param endpoint the hub's address, http or https, without a slash at its end
 * @param cache the folder of all models, {@code $HF_HOME/hub}
 * @param token the access token; absent: what everybody may have
 */
public record HubOptions(URI endpoint, Path cache, Optional<String> token) {
    private static final Pattern TOKEN = Pattern.compile("[!-~]+");
    private static final long LONGEST_TOKEN = 4096;

    public HubOptions {
        require(
                endpoint.getHost() != null
                        && String.valueOf(endpoint.getScheme()).matches("https?"),
                "HF_ENDPOINT",
                endpoint,
                "an address that starts with https:// or http://");
        token.ifPresent(secret ->
                require(TOKEN.matcher(secret).matches(), "HF_TOKEN", "***", "a token as the hub made it, in one line"));
    }

    /**
     * What these variables mean to the hub's own client: {@code HF_ENDPOINT}; {@code HF_HUB_CACHE}, or {@code hub} in
     * {@code HF_HOME}, or in {@code XDG_CACHE_HOME/huggingface}, or in {@code ~/.cache/huggingface}; {@code HF_TOKEN},
     * or the file {@code token} in {@code HF_HOME}, where {@code hf auth login} leaves it.
     *
     * @throws dev.resonance.error.InvalidValueException if one of them cannot be
     */
    public static HubOptions of(Map<String, String> environment) {
        Path home = path(environment, "HF_HOME")
                .or(() -> path(environment, "XDG_CACHE_HOME").map(cache -> cache.resolve("huggingface")))
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache", "huggingface"));
        return new HubOptions(
                endpoint(text(environment, "HF_ENDPOINT").orElse("https://huggingface.co")),
                path(environment, "HF_HUB_CACHE").orElseGet(() -> home.resolve("hub")),
                text(environment, "HF_TOKEN").or(() -> savedToken(home.resolve("token"))));
    }

    /** The same from the environment of this process. */
    public static HubOptions fromEnvironment() {
        return of(System.getenv());
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "HubOptions[endpoint=" + endpoint + ", cache=" + cache + "]";
    }

    private static URI endpoint(String text) {
        try {
            return URI.create(text.replaceAll("/+$", ""));
        } catch (IllegalArgumentException e) {
            require(false, "HF_ENDPOINT", text, "an address that starts with https:// or http://");
            throw e;
        }
    }

    private static Optional<String> text(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static Optional<Path> path(Map<String, String> environment, String name) {
        return text(environment, name).map(text -> {
            try {
                boolean atHome = text.equals("~") || text.startsWith("~/");
                return atHome
                        ? Path.of(System.getProperty("user.home"), text.substring(1))
                        : Path.of(text).toAbsolutePath();
            } catch (InvalidPathException e) {
                require(false, name, text, "a path");
                throw e;
            }
        });
    }

    private static Optional<String> savedToken(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= LONGEST_TOKEN
                    ? Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty())
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // who may not read the token asks without it, as the hub's own client does
        }
    }
}

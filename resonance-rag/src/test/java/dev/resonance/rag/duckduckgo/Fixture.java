package dev.resonance.rag.duckduckgo;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Response bodies that others captured: meka (MIT), celina (MIT), eino (Apache-2.0) and duckduckpy (MIT) are copies in
 * this repository; those without a licence are read from where the team shares them, and only if they are there.
 */
final class Fixture {
    static final List<String> RESULT_PAGES =
            List.of("meka_ddg_results.html", "meka_ddg_with_ad.html", "celina_ddg_html.html");

    private Fixture() {}

    static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    static byte[] bytes(String name) {
        try (InputStream in = Fixture.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no fixture " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What pages hold, read by others: {@code EXPECTED.json}. */
    static JsonObject expected(String name) {
        return JsonParser.parseString(text("EXPECTED.json")).getAsJsonObject().getAsJsonObject(name);
    }

    /** A fixture that may not be copied; absent, with a line on the console that says so, where it is not shared. */
    static Optional<String> shared(String name) {
        return read("fixtures/" + name);
    }

    static Optional<JsonObject> sharedExpected(String name) {
        return read("EXPECTED.json")
                .map(json -> JsonParser.parseString(json).getAsJsonObject().getAsJsonObject(name));
    }

    /** From the folder {@code shared/rag} beside the checkout, or beside one of the folders that it is in. */
    private static Optional<String> read(String name) {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path file = at.resolve("shared").resolve("rag").resolve(name);
            if (Files.isReadable(file)) {
                try {
                    return Optional.of(Files.readString(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        System.err.println("NOT TESTED: shared/rag/" + name + " is not there");
        return Optional.empty();
    }
}

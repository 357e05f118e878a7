package dev.resonance.examples.nano;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The sentences that were written by hand for this model, beside this class. Stateless. */
final class OwnWords {
    private OwnWords() {}

    /** The lines of a file. */
    static List<String> lines(String name) throws IOException {
        try (InputStream resource = OwnWords.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}

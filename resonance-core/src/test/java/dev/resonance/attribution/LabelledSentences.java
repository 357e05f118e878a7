package dev.resonance.attribution;

import dev.resonance.retrieval.Source;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Sentences of which people said whether a text bears them out. In a file of them, {@code = } begins a title, {@code + }
 * a sentence that the text above it bears out, {@code - } one that it does not.
 */
record LabelledSentences(List<Labelled> sentences) {
    record Labelled(Source source, String sentence, boolean supported) {
        boolean foundSupported() {
            return AnswerSupport.of(sentence, List.of(source), Instant.EPOCH, "test")
                    .unsupported()
                    .isEmpty();
        }
    }

    static LabelledSentences of(String name) throws IOException {
        try (InputStream in = LabelledSentences.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is missing");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            List<Labelled> labelled = new ArrayList<>();
            String title = "";
            Source source = source("", "");
            for (String line : lines.lines().toList()) {
                if (line.startsWith("= ")) {
                    title = line.substring(2);
                } else if (line.startsWith("+ ") || line.startsWith("- ")) {
                    labelled.add(new Labelled(source, line.substring(2), line.startsWith("+")));
                } else if (!line.isBlank()) {
                    source = source(title, line);
                }
            }
            return new LabelledSentences(List.copyOf(labelled));
        }
    }

    private static Source source(String title, String text) {
        return new Source(1, title, "https://e.example/", "e.example", text, true);
    }

    /** The share of those called supported that are. */
    double precision() {
        return (double) right() / count(Labelled::foundSupported);
    }

    /** The share of those supported that are called so. */
    double recall() {
        return (double) right() / count(Labelled::supported);
    }

    /** Those that are called what they are not. */
    List<String> wrong() {
        return sentences.stream()
                .filter(labelled -> labelled.foundSupported() != labelled.supported())
                .map(labelled -> (labelled.supported() ? "not found: " : "wrongly found: ") + labelled.sentence())
                .toList();
    }

    private long right() {
        return count(labelled -> labelled.supported() && labelled.foundSupported());
    }

    private long count(java.util.function.Predicate<Labelled> which) {
        return sentences.stream().filter(which).count();
    }
}

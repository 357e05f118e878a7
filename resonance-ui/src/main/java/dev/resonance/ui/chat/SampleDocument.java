package dev.resonance.ui.chat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** A small text of ours, to try out answers from a file. */
final class SampleDocument {
    static final String NAME = "greyholm-lighthouse.txt";

    private SampleDocument() {}

    static byte[] bytes() {
        try (InputStream in = Objects.requireNonNull(SampleDocument.class.getResourceAsStream(NAME))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.resonance.rag;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of file that can be read, told by the end of the name. */
enum DocumentKind {
    TEXT("txt text md markdown rst adoc"),
    HTML("html htm xhtml");

    static final String NAMES = ".txt, .md or .html";

    private final String endings;

    DocumentKind(String endings) {
        this.endings = endings;
    }

    static Optional<DocumentKind> of(String fileName) {
        String ending = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        for (DocumentKind kind : values()) {
            if (List.of(kind.endings.split(" ")).contains(ending)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}

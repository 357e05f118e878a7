package dev.resonance.reply;

import dev.resonance.attribution.AnswerSupport;
import java.util.stream.Collectors;

/** What an answer's sources have to do with it, once it is written. Stateless. */
final class Attribution {
    private Attribution() {}

    /**
     * The citations of an answer whose model made none, to stand at its end: not every model can cite. Empty where it
     * cites, or where no source bears out any of it.
     */
    static String missing(StoredAnswer answer, CitationFilter citations) {
        return citations.cites()
                ? ""
                : compared(answer).citations().stream()
                        .map(citation -> "[" + citation.source().number() + "]")
                        .collect(Collectors.collectingAndThen(
                                Collectors.joining(), marks -> marks.isEmpty() ? "" : " " + marks));
    }

    /** What the sources bear out, and which citations were taken out. */
    static AnswerSupport of(StoredAnswer answer, CitationFilter citations) {
        return compared(answer).withRemoved(citations.dropped());
    }

    private static AnswerSupport compared(StoredAnswer answer) {
        return AnswerSupport.of(
                answer.content(),
                answer.sources(),
                answer.begun(),
                answer.outcome().trace().engine());
    }
}

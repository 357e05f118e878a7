package dev.resonance.examples.evaluation;

import dev.resonance.conversation.Message;
import dev.resonance.conversation.ReplyDetails;
import dev.resonance.engine.FinishReason;
import dev.resonance.retrieval.Source;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What can be told of an answer by reading it. Stateless. */
final class Answers {
    private static final List<String> REFUSALS = List.of(
            "the sources do not say",
            "i do not know",
            "i need a source for that",
            "i am too small a model to do that well");
    private static final Pattern CITED = Pattern.compile("\\[(\\d{1,3})]");

    private Answers() {}

    /** Letters, digits and signs of sums, in lower case, with single spaces, without citations. */
    static String plain(String text) {
        return text.replaceAll("\\s*\\[\\d{1,3}]", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}+=-]+", " ")
                .strip();
    }

    /** Whether it says that the sources do not say it, or that the model does not know. */
    static boolean refuses(Message answer) {
        String words = plain(answer.content());
        return REFUSALS.stream().anyMatch(words::startsWith);
    }

    /** Whether the model ended it, rather than the limit of its length. */
    static boolean ends(Message answer) {
        return answer.details()
                .flatMap(ReplyDetails::finishReason)
                .filter(reason -> reason == FinishReason.STOP)
                .isPresent();
    }

    /** Whether it has anything that reads as a citation, whatever it points at. */
    static boolean cites(Message answer) {
        return CITED.matcher(answer.content()).find();
    }

    /** The hosts of the passages that it cites, by whatever number they were shown. */
    static List<String> cited(Message answer) {
        List<Source> sources = answer.details().map(ReplyDetails::sources).orElse(List.of());
        return CITED.matcher(answer.content())
                .results()
                .map(number -> Integer.parseInt(number.group(1)))
                .filter(number -> number >= 1 && number <= sources.size())
                .map(number -> sources.get(number - 1).host())
                .distinct()
                .toList();
    }
}

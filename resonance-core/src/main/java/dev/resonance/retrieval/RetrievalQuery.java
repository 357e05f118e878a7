package dev.resonance.retrieval;

import static dev.resonance.error.InvalidValueException.require;

import java.util.List;
import java.util.Objects;

/**
 * What is asked for.
 *
 * @param question the user's message as it was written; null, which only code without null checks gives, is ""
 * @param earlierQuestions the user's messages before it, oldest first, to resolve what "it" means
 * @param maxResults 1 to 20
 * @param attachments the files of the conversation; given only to the retriever that looks into them
 */
public record RetrievalQuery(
        String question, List<String> earlierQuestions, int maxResults, List<AttachedText> attachments) {
    public RetrievalQuery {
        require(maxResults >= 1 && maxResults <= 20, "max_results", maxResults, "a number from 1 to 20");
        question = Objects.requireNonNullElse(question, "");
        earlierQuestions = List.copyOf(earlierQuestions);
        attachments = List.copyOf(attachments);
    }

    /** A question about no files. */
    public RetrievalQuery(String question, List<String> earlierQuestions, int maxResults) {
        this(question, earlierQuestions, maxResults, List.of());
    }

    /** A question without history, five results. */
    public static RetrievalQuery of(String question) {
        return new RetrievalQuery(question, List.of(), 5);
    }

    /** The same about these files. */
    public RetrievalQuery withAttachments(List<AttachedText> files) {
        return new RetrievalQuery(question, earlierQuestions, maxResults, files);
    }

    /** The same with another number of results. */
    public RetrievalQuery withMaxResults(int count) {
        return new RetrievalQuery(question, earlierQuestions, count, attachments);
    }
}

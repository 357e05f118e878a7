package dev.resonance.retrieval;

import static dev.resonance.error.InvalidValueException.require;

import java.util.List;

/**
 * What is asked for.
 *
 * @param question the user's message as it was written
 * @param earlierQuestions the user's messages before it, oldest first, to resolve what "it" means
 * @param maxResults 1 to 20
 */
public record RetrievalQuery(String question, List<String> earlierQuestions, int maxResults) {
    public RetrievalQuery {
        require(maxResults >= 1 && maxResults <= 20, "max_results", maxResults, "a number from 1 to 20");
        earlierQuestions = List.copyOf(earlierQuestions);
    }

    /** A question without history, five results. */
    public static RetrievalQuery of(String question) {
        return new RetrievalQuery(question, List.of(), 5);
    }
}

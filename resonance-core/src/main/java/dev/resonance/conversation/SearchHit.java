package dev.resonance.conversation;

import dev.resonance.conversation.spi.SearchRanking;
import java.util.Comparator;
import java.util.Optional;

/**
 * A place where all words of a query are.
 *
 * @param messageId the message that holds them; absent: the title does
 * @param score how well it fits, above 0; higher is better, and a title counts double
 */
public record SearchHit(Conversation conversation, Optional<String> messageId, Snippet snippet, double score) {
    /** The order of hits: the best first, and equally good ones newest first. */
    public static final Comparator<SearchHit> BEST_FIRST = Comparator.comparing(SearchHit::score)
            .thenComparing(hit -> hit.messageId().orElse(hit.conversation().id()))
            .reversed();

    private static final int TITLE_WEIGHT = 2;

    /** The hit of a text that matched: a message's, or without an id the conversation's title. */
    public static SearchHit of(
            Conversation conversation, Optional<String> messageId, String text, SearchRanking.Match match) {
        double score = messageId.isPresent() ? match.score() : TITLE_WEIGHT * match.score();
        return new SearchHit(conversation, messageId, Snippet.of(text, match), score);
    }
}

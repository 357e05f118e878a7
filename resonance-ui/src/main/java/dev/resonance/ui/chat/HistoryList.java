package dev.resonance.ui.chat;

import dev.resonance.conversation.SearchHit;
import dev.resonance.conversation.Snippet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The conversations as the list shows them.
 *
 * @param answering the ids of those that are being answered
 * @param hits where the words are that were searched for, the best first; empty if nothing was searched for
 * @param more whether there are older ones
 */
public record HistoryList(List<HistoryGroup> groups, Set<String> answering, List<SearchHit> hits, boolean more) {
    public HistoryList {
        groups = List.copyOf(groups);
        answering = Set.copyOf(answering);
        hits = List.copyOf(hits);
    }

    /** The words in a conversation's title. */
    public Optional<Snippet> inTitle(String conversationId) {
        return hits.stream()
                .filter(hit -> hit.messageId().isEmpty())
                .filter(hit -> hit.conversation().id().equals(conversationId))
                .map(SearchHit::snippet)
                .findFirst();
    }

    /** The message of a conversation that fits the words best. */
    public Optional<SearchHit> inMessage(String conversationId) {
        return hits.stream()
                .filter(hit -> hit.messageId().isPresent())
                .filter(hit -> hit.conversation().id().equals(conversationId))
                .findFirst();
    }
}

package dev.resonance.conversation;

import java.util.List;

/**
 * Finds the places where words were written, the best first; {@link ConversationStore#list} finds whole conversations,
 * the newest first.
 *
 * <p>Threads and errors are those of the {@link ConversationStore} it belongs to.
 */
public interface TextSearch {
    /**
     * The messages, and the titles of conversations, that hold all words of the query, by {@link
     * dev.resonance.conversation.spi.SearchRanking}, equally good ones newest first. Where more than 200 messages or
     * titles hold them, only those of the newest conversations are ranked. What is in the bin is not found, nor what
     * is being written.
     */
    List<SearchHit> find(SearchQuery query);
}

package dev.resonance.storage;

import dev.resonance.conversation.Conversation;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.SearchHit;
import dev.resonance.conversation.SearchQuery;
import dev.resonance.conversation.TextSearch;
import dev.resonance.conversation.spi.SearchRanking;
import dev.resonance.conversation.spi.SearchWords;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The search of a {@link SqlConversationStore}: the database finds candidates, and the ranking is everybody's. */
final class SqlTextSearch implements TextSearch {
    private static final int CANDIDATES = 200;

    private final Database database;

    SqlTextSearch(Database database) {
        this.database = database;
    }

    @Override
    public List<SearchHit> find(SearchQuery query) {
        List<List<String>> phrases = SearchWords.phrases(query.text());
        if (phrases.isEmpty()) {
            return List.of();
        }
        SearchRanking ranking = new SearchRanking(phrases);
        return database.read(tables -> hits(tables, phrases, ranking))
                .sorted(SearchHit.BEST_FIRST)
                .limit(query.limit())
                .toList();
    }

    private static Stream<SearchHit> hits(Tables tables, List<List<String>> phrases, SearchRanking ranking) {
        ConversationSearch search = new ConversationSearch(tables, phrases, ConversationSearch.FREQUENT);
        List<Conversation> titles = search.titles(CANDIDATES);
        List<Message> messages = search.messages(CANDIDATES);
        Map<String, Conversation> byId = new HashMap<>();
        titles.forEach(conversation -> byId.put(conversation.id(), conversation));
        messages.forEach(message -> byId.computeIfAbsent(
                message.conversationId(), id -> tables.conversations().find(id).conversation()));
        Stream<SearchHit> inTitles =
                titles.stream().flatMap(found -> hit(ranking, found, Optional.empty(), found.title()).stream());
        Stream<SearchHit> inMessages = messages.stream()
                .flatMap(found -> hit(
                        ranking,
                        Objects.requireNonNull(byId.get(found.conversationId())),
                        Optional.of(found.id()),
                        found.content())
                        .stream());
        return Stream.concat(inTitles.toList().stream(), inMessages.toList().stream());
    }

    private static Optional<SearchHit> hit(
            SearchRanking ranking, Conversation conversation, Optional<String> messageId, String text) {
        return ranking.match(text).map(match -> SearchHit.of(conversation, messageId, text, match));
    }
}

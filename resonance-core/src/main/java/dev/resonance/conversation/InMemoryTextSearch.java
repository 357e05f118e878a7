package dev.resonance.conversation;

import dev.resonance.conversation.spi.SearchRanking;
import dev.resonance.conversation.spi.SearchWords;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The search of {@link InMemoryConversationStore}. */
final class InMemoryTextSearch implements TextSearch {
    private static final int CANDIDATES = 200;

    private final ConversationTrees trees;

    InMemoryTextSearch(ConversationTrees trees) {
        this.trees = trees;
    }

    @Override
    public List<SearchHit> find(SearchQuery query) {
        List<List<String>> phrases = SearchWords.phrases(query.text());
        if (phrases.isEmpty()) {
            return List.of();
        }
        SearchRanking ranking = new SearchRanking(phrases);
        return trees.locked(() -> Stream.concat(titles(ranking), messages(ranking))
                .sorted(SearchHit.BEST_FIRST)
                .limit(query.limit())
                .toList());
    }

    private Stream<SearchHit> titles(SearchRanking ranking) {
        return newest().flatMap(tree -> hit(ranking, tree, tree.conversation().title(), Optional.empty()).stream())
                .limit(CANDIDATES);
    }

    private Stream<SearchHit> messages(SearchRanking ranking) {
        return newest().flatMap(tree -> tree.messages().reversed().stream()
                        .filter(message -> message.status() != MessageStatus.STREAMING)
                        .flatMap(message -> hit(ranking, tree, message.content(), Optional.of(message.id())).stream()))
                .limit(CANDIDATES);
    }

    private Stream<ConversationTree> newest() {
        return trees.all()
                .filter(tree -> tree.discardedAt().isEmpty())
                .sorted(Comparator.comparing(
                                (ConversationTree tree) -> tree.conversation().id())
                        .reversed());
    }

    private static Optional<SearchHit> hit(
            SearchRanking ranking, ConversationTree tree, String text, Optional<String> messageId) {
        return ranking.match(text).map(match -> SearchHit.of(tree.conversation(), messageId, text, match));
    }
}

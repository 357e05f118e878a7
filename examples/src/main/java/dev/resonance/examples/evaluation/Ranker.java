package dev.resonance.examples.evaluation;

import dev.resonance.rag.LocalDocuments;
import dev.resonance.retrieval.Passage;
import dev.resonance.retrieval.RetrievalQuery;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Puts the paragraphs of a pool in an order for each of its questions. */
interface Ranker {
    /** For each question of the pool the places of paragraphs, best first; those left out are not found. */
    List<List<Integer>> rank(RankingPool pool);

    /** As they stand in their source. */
    static Ranker firstOnes() {
        return pool -> Collections.nCopies(
                pool.questions().size(),
                IntStream.range(0, pool.paragraphs().size()).boxed().toList());
    }

    /** By chance; the same seed gives the same. */
    static Ranker random(long seed) {
        Random random = new Random(seed);
        return pool -> pool.questions().stream()
                .map(question -> {
                    List<Integer> places = new ArrayList<>(
                            IntStream.range(0, pool.paragraphs().size()).boxed().toList());
                    Collections.shuffle(places, random);
                    return places;
                })
                .toList();
    }

    /** As a reply over attached files finds them. */
    static Ranker localDocuments() {
        return pool -> {
            try (LocalDocuments documents = LocalDocuments.empty()) {
                for (int place = 0; place < pool.paragraphs().size(); place++) {
                    RankingPool.Paragraph paragraph = pool.paragraphs().get(place);
                    String name = String.valueOf(place);
                    documents.add(name, name, "# " + paragraph.title() + "\n\n" + paragraph.text());
                }
                return pool.questions().stream()
                        .map(question ->
                                documents.retrieve(new RetrievalQuery(question.text(), List.of(), 20)).found().stream()
                                        .map(Passage::host)
                                        .map(Integer::valueOf)
                                        .distinct()
                                        .toList())
                        .toList();
            }
        };
    }
}

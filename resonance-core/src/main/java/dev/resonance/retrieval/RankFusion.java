package dev.resonance.retrieval;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes one ranking of several by ranks alone, because the scores of different engines cannot be compared: the sum of
 * 1 / (60 + rank) over the rankings (Cormack, Clarke and Buettcher 2009). Stateless.
 */
final class RankFusion {
    private static final double DAMPING = 60;

    private RankFusion() {}

    /** Best first; of equal ones, the earlier ranking's first. A page that several found comes once. */
    static List<Passage> fused(List<List<Passage>> rankings) {
        Map<String, Passage> passages = new LinkedHashMap<>();
        Map<String, Double> scores = new LinkedHashMap<>();
        for (List<Passage> ranking : rankings) {
            int rank = 0;
            for (Passage passage : ranking) {
                rank++;
                passages.putIfAbsent(key(passage), passage);
                scores.merge(key(passage), 1 / (DAMPING + rank), Double::sum);
            }
        }
        List<String> best = new ArrayList<>(scores.keySet());
        best.sort(Comparator.comparing((String key) -> scores.getOrDefault(key, 0.0))
                .reversed());
        return best.stream().map(passages::get).toList();
    }

    /** A web page is one source; a file has many passages. */
    private static String key(Passage passage) {
        return passage.url().startsWith("http") ? passage.url() : passage.url() + '\n' + passage.text();
    }
}

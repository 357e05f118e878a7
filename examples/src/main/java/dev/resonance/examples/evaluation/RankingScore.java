package dev.resonance.examples.evaluation;

import java.util.List;
import java.util.Locale;

/**
 * How high the answering paragraph stood, on the mean over all questions. With one right paragraph a question, nDCG@5 is
 * 1 / log2(1 + rank) for the ranks 1 to 5, and 0 below (Järvelin and Kekäläinen 2002).
 *
 * @param recall1 how often it came first
 * @param recall3 how often among the first three
 * @param recall5 how often among the first five
 */
record RankingScore(int questions, double recall1, double recall3, double recall5, double ndcg5) {
    static RankingScore of(List<RankingPool> pools, Ranker ranker) {
        int questions = 0;
        int[] within = new int[6];
        double gain = 0;
        for (RankingPool pool : pools) {
            List<List<Integer>> rankings = ranker.rank(pool);
            for (int i = 0; i < rankings.size(); i++) {
                questions++;
                int rank = rankings.get(i).indexOf(pool.questions().get(i).gold()) + 1;
                if (rank >= 1 && rank <= 5) {
                    gain += Math.log(2) / Math.log(1 + rank);
                    for (int depth = rank; depth <= 5; depth++) {
                        within[depth]++;
                    }
                }
            }
        }
        double all = Math.max(1, questions);
        return new RankingScore(questions, within[1] / all, within[3] / all, within[5] / all, gain / all);
    }

    /** A row of a Markdown table. */
    String row(String pools, String order) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %d | %.3f | %.3f | %.3f | %.3f |",
                pools,
                order,
                questions,
                recall1,
                recall3,
                recall5,
                ndcg5);
    }
}

package dev.resonance.attribution;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How much of a claim a sentence says: the share of the claim's words that it has, a little less where their order is
 * another. Numbers count threefold, names and the claim's subject twice; words that only stand around the sentence half.
 * A number or name of the claim's that is nowhere there, or a "not" in only one of the two, halves it all, and any other
 * word that is nowhere there takes some of it: such a claim is likelier a mistake than a paraphrase. Stateless.
 */
final class Support {
    private static final double ORDER_SHARE = 0.25;
    private static final double NEARBY = 0.5;
    private static final double ADDED = 0.85;
    private static final int FEWEST_WORDS = 2;
    private static final Set<String> DEMONYM_ENDINGS = Set.of("n", "an", "ian", "y", "ese");

    private Support() {}

    /**
     * From 0 to 1.
     *
     * @param own the words of the sentence that may say it
     * @param around those and the words around it
     */
    static double of(Words claim, Words own, Words around) {
        if (claim.stems().size() < FEWEST_WORDS) {
            return 0;
        }
        Set<String> known = new HashSet<>(around.stems());
        double all = 0;
        double said = 0;
        boolean strange = false;
        boolean added = false;
        for (String word : new HashSet<>(claim.stems())) {
            double weight = weight(word, claim);
            boolean named = claim.numbers().contains(word) || claim.names().contains(word);
            boolean nearby =
                    known.contains(word) || (named && known.stream().anyMatch(other -> isDemonym(word, other)));
            all += weight;
            said += own.stems().contains(word) ? weight : nearby ? NEARBY * weight : 0;
            strange |= named && !nearby;
            added |= !named && !nearby;
        }
        double order = sameOrder(claim.stems(), around.stems());
        double score = said / all * (1 - ORDER_SHARE + ORDER_SHARE * order);
        score = strange ? score / 2 : added ? score * ADDED : score;
        return claim.negated() == own.negated() ? score : score / 2;
    }

    /** Whether one of two words is a place and the other its people or language, as Germany and German. */
    private static boolean isDemonym(String one, String other) {
        String longer = one.length() > other.length() ? one : other;
        String shorter = longer.equals(one) ? other : one;
        return shorter.length() > 3
                && longer.startsWith(shorter)
                && DEMONYM_ENDINGS.contains(longer.substring(shorter.length()));
    }

    private static double weight(String word, Words claim) {
        boolean subject = word.equals(claim.stems().getFirst());
        return claim.numbers().contains(word) ? 3 : claim.names().contains(word) || subject ? 2 : 1;
    }

    /** The share of the claim's pairs of shared neighbours that stand in the same order in the text. */
    private static double sameOrder(List<String> claim, List<String> text) {
        int pairs = 0;
        int kept = 0;
        for (int i = 0; i + 1 < claim.size(); i++) {
            int first = text.indexOf(claim.get(i));
            int second = text.lastIndexOf(claim.get(i + 1));
            if (first >= 0 && second >= 0 && !claim.get(i).equals(claim.get(i + 1))) {
                pairs++;
                kept += first < second ? 1 : 0;
            }
        }
        return pairs == 0 ? 0 : (double) kept / pairs;
    }
}

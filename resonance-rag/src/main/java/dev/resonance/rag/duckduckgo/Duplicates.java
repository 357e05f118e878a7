package dev.resonance.rag.duckduckgo;

import dev.resonance.rag.text.WebAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Folds results that say the same into the first of them. Stateless. */
final class Duplicates {
    private static final double SAME = 0.8;
    private static final int SHINGLE_WORDS = 3;

    private Duplicates() {}

    /** {@code hits} in their order; each names those that were folded into it, except for mere repeats of its page. */
    static List<SearchHit> folded(List<SearchHit> hits) {
        List<SearchHit> kept = new ArrayList<>();
        for (SearchHit hit : hits) {
            int same = find(kept, hit);
            if (same < 0) {
                kept.add(hit);
            } else if (!pages(kept.get(same)).contains(hit.url().canonical())) {
                kept.set(same, kept.get(same).withAlternative(hit.url()));
            }
        }
        return kept;
    }

    private static int find(List<SearchHit> kept, SearchHit hit) {
        for (int i = 0; i < kept.size(); i++) {
            if (pages(kept.get(i)).contains(hit.url().canonical()) || sayTheSame(kept.get(i), hit)) {
                return i;
            }
        }
        return -1;
    }

    private static Set<String> pages(SearchHit hit) {
        Set<String> pages = new HashSet<>(Set.of(hit.url().canonical()));
        hit.alternatives().stream().map(WebAddress::canonical).forEach(pages::add);
        return pages;
    }

    private static boolean sayTheSame(SearchHit one, SearchHit other) {
        if (one.snippet().isEmpty() || other.snippet().isEmpty()) {
            return false;
        }
        boolean sameHost = one.url().host().equals(other.url().host());
        return (sameHost && one.snippet().equals(other.snippet()))
                || (one.title().equalsIgnoreCase(other.title())
                        && jaccard(shingles(one.snippet()), shingles(other.snippet())) >= SAME);
    }

    /** Shared part of two sets: |A ∩ B| / |A ∪ B|. */
    private static double jaccard(Set<String> one, Set<String> other) {
        Set<String> shared = new HashSet<>(one);
        shared.retainAll(other);
        return (double) shared.size() / (one.size() + other.size() - shared.size());
    }

    private static Set<String> shingles(String text) {
        String[] words = text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1);
        Set<String> shingles = new HashSet<>();
        for (int i = 0; i == 0 || i + SHINGLE_WORDS <= words.length; i++) {
            shingles.add(String.join(" ", List.of(words).subList(i, Math.min(words.length, i + SHINGLE_WORDS))));
        }
        return shingles;
    }
}

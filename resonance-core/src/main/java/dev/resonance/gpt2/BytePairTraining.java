package dev.resonance.gpt2;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Learns a byte-level BPE vocabulary from texts (Sennrich et al. 2016): the most frequent pair of neighbours within words
 * becomes a token, over and over. Of pairs that are as frequent the one of older tokens goes first, so the same texts give
 * the same vocabulary.
 */
final class BytePairTraining {
    /** How GPT-2 cuts text into words. */
    private static final Pattern WORD = Pattern.compile(
            "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
            Pattern.UNICODE_CHARACTER_CLASS);

    private static final int RAREST = 2;

    private final List<String> tokens = new ArrayList<>();
    private final List<String> merges = new ArrayList<>();
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final List<int[]> words = new ArrayList<>();
    private final List<Long> wordCounts = new ArrayList<>();
    private final Map<Pair, Long> pairs = new HashMap<>();
    private final Map<Pair, Set<Integer>> places = new HashMap<>();
    private final char[] alphabet = ByteAlphabet.characters();

    private record Pair(int first, int second) {}

    private record Candidate(Pair pair, long count) {}

    /** @param specials tokens that no text produces; they are the first of the vocabulary */
    BytePairTraining(List<String> specials) {
        tokens.addAll(specials);
    }

    /** Counts a text's words. */
    void add(String text) {
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            StringBuilder word = new StringBuilder();
            for (byte value : matcher.group().getBytes(StandardCharsets.UTF_8)) {
                word.append(alphabet[value & 0xFF]);
            }
            counts.merge(word.toString(), 1L, Long::sum);
        }
    }

    /** Learns a vocabulary of this size, or a smaller one where no pair is left that comes twice. For one use. */
    void learn(int vocabularySize) {
        Map<Character, Integer> ids = new HashMap<>();
        for (char character : alphabet) {
            ids.put(character, tokens.size());
            tokens.add(String.valueOf(character));
        }
        counts.forEach((word, count) -> {
            words.add(word.chars().map(character -> ids.get((char) character)).toArray());
            wordCounts.add(count);
        });
        for (int word = 0; word < words.size(); word++) {
            count(word, 1);
        }
        PriorityQueue<Candidate> queue = new PriorityQueue<>(Comparator.comparingLong(Candidate::count)
                .reversed()
                .thenComparingInt(candidate -> candidate.pair().first())
                .thenComparingInt(candidate -> candidate.pair().second()));
        pairs.forEach((pair, count) -> queue.add(new Candidate(pair, count)));
        while (tokens.size() < vocabularySize && !queue.isEmpty()) {
            Candidate best = queue.poll();
            long count = pairs.getOrDefault(best.pair(), 0L);
            if (count < RAREST) {
                continue;
            }
            if (count == best.count()) {
                merge(best.pair()).forEach(pair -> queue.add(new Candidate(pair, pairs.getOrDefault(pair, 0L))));
            } else {
                queue.add(new Candidate(best.pair(), count)); // it has become rarer
            }
        }
    }

    /** The tokens, each at the place of its id. */
    List<String> tokens() {
        return List.copyOf(tokens);
    }

    /** The pairs that became tokens, in order, each with a space between its parts. */
    List<String> merges() {
        return List.copyOf(merges);
    }

    /** Makes a pair a token; gives the pairs whose count has changed. */
    private Set<Pair> merge(Pair pair) {
        int merged = tokens.size();
        String first = tokens.get(pair.first());
        String second = tokens.get(pair.second());
        tokens.add(first + second);
        merges.add(first + " " + second);
        Set<Pair> changed = new HashSet<>();
        for (int word : places.getOrDefault(pair, Set.of()).stream().toList()) {
            count(word, -1);
            words.set(word, merged(words.get(word), pair, merged));
            changed.addAll(count(word, 1));
        }
        pairs.remove(pair);
        places.remove(pair);
        return changed;
    }

    private static int[] merged(int[] word, Pair pair, int merged) {
        int[] shorter = new int[word.length];
        int length = 0;
        for (int place = 0; place < word.length; place++) {
            boolean found = place + 1 < word.length && word[place] == pair.first() && word[place + 1] == pair.second();
            shorter[length++] = found ? merged : word[place];
            place += found ? 1 : 0;
        }
        return Arrays.copyOf(shorter, length);
    }

    /** Adds a word's pairs to the counts, or takes them away. */
    private List<Pair> count(int word, int sign) {
        int[] symbols = words.get(word);
        List<Pair> found = new ArrayList<>();
        for (int place = 0; place + 1 < symbols.length; place++) {
            Pair pair = new Pair(symbols[place], symbols[place + 1]);
            pairs.merge(pair, sign * wordCounts.get(word), Long::sum);
            Set<Integer> where = places.computeIfAbsent(pair, none -> new TreeSet<>());
            if (sign > 0) {
                where.add(word);
                found.add(pair);
            } else {
                where.remove(word);
            }
        }
        return found;
    }
}

package dev.resonance.gpt2;

import dev.resonance.generation.LanguageModel.Feed;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What one step reads, in the order in which {@code step.py} wants it: first the group of sequences that read one token
 * each, by seat, then the others.
 *
 * @param tokens one a row
 * @param positions of each row in its sequence
 * @param layout the group's size; how many positions the group can see; then seat, past and count of each other
 * @param wanted the rows whose logits are wanted, feed by feed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record StepPlan(long[] tokens, long[] positions, long[] layout, long[] wanted) {
    /** The sequences have their seats, from 0 on without a gap. */
    static StepPlan of(List<Feed> feeds) {
        List<Feed> bySeat =
                feeds.stream().sorted(Comparator.comparingInt(StepPlan::seat)).toList();
        int group = groupSize(bySeat);
        int visible = bySeat.stream()
                .limit(group)
                .mapToInt(feed -> feed.sequence().length() + 1)
                .max()
                .orElse(0);
        int rows = feeds.stream().mapToInt(feed -> feed.tokens().length).sum();
        long[] tokens = new long[rows];
        long[] positions = new long[rows];
        long[] layout = new long[2 + 3 * (feeds.size() - group)];
        layout[0] = group;
        layout[1] = visible;
        Map<Feed, Integer> ends = new HashMap<>();
        int row = 0;
        for (int index = 0; index < bySeat.size(); index++) {
            Feed feed = bySeat.get(index);
            int past = feed.sequence().length();
            if (index >= group) {
                int at = 2 + 3 * (index - group);
                layout[at] = seat(feed);
                layout[at + 1] = past;
                layout[at + 2] = feed.tokens().length;
            }
            for (int offset = 0; offset < feed.tokens().length; offset++) {
                tokens[row] = feed.tokens()[offset];
                positions[row++] = (long) past + offset;
            }
            ends.put(feed, row);
        }
        return new StepPlan(tokens, positions, layout, wantedRows(feeds, ends));
    }

    /**
     * How many sequences, from the first seat on, read one token each. A single one is faster by itself; and so are many
     * if most of what a common product would look at belongs to a few long ones.
     */
    private static int groupSize(List<Feed> bySeat) {
        int size = 0;
        int longest = 0;
        int sum = 0;
        while (size < bySeat.size() && bySeat.get(size).tokens().length == 1) {
            int length = bySeat.get(size++).sequence().length() + 1;
            longest = Math.max(longest, length);
            sum += length;
        }
        return size > 1 && 2 * sum >= size * longest ? size : 0;
    }

    private static long[] wantedRows(List<Feed> feeds, Map<Feed, Integer> ends) {
        return feeds.stream()
                .flatMapToInt(feed -> {
                    int end = ends.getOrDefault(feed, 0);
                    return IntStream.range(end - feed.logits(), end);
                })
                .asLongStream()
                .toArray();
    }

    private static int seat(Feed feed) {
        return ((CachedSequence) feed.sequence()).seat;
    }
}

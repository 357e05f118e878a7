package dev.resonance.training;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * The rows that batches are made of, in an order that the seed and the place in it decide alone: so a training that goes
 * on after a break sees what it would have seen. Each epoch has an order of its own.
 */
final class Rows {
    private final List<List<Example>> rows;
    private final long seed;
    private long shuffledEpoch = -1;
    private List<List<Example>> shuffled = List.of();

    private Rows(List<List<Example>> rows, long seed) {
        this.rows = rows;
        this.seed = seed;
    }

    /** @param longest how many tokens a packed row has at most */
    static Rows of(List<Example> examples, DataOptions.Packing packing, int longest, long seed) {
        return new Rows(
                packing == DataOptions.Packing.ON
                        ? packed(examples, longest)
                        : examples.stream().map(List::of).toList(),
                seed);
    }

    /** How many rows an epoch has. */
    int count() {
        return rows.size();
    }

    /** The batch of so many rows from a place on, counted over all epochs. */
    Batch batch(long place, int size) {
        List<Example> examples = new ArrayList<>();
        for (long at = place; at < place + size; at++) {
            examples.addAll(row(at));
        }
        return new Batch(examples);
    }

    private List<Example> row(long place) {
        long epoch = place / rows.size();
        if (epoch != shuffledEpoch) {
            List<List<Example>> order = new ArrayList<>(rows);
            Collections.shuffle(order, new Random(31 * seed + epoch));
            shuffled = order;
            shuffledEpoch = epoch;
        }
        return shuffled.get((int) (place % rows.size()));
    }

    /** Best-fit decreasing: the longest first, each into the row that it fills best. */
    private static List<List<Example>> packed(List<Example> examples, int longest) {
        List<Example> byLength = new ArrayList<>(examples);
        byLength.sort(Comparator.comparingInt(Example::length).reversed());
        List<List<Example>> rows = new ArrayList<>();
        TreeMap<Integer, Deque<List<Example>>> byRoom = new TreeMap<>();
        for (Example example : byLength) {
            Map.Entry<Integer, Deque<List<Example>>> best = byRoom.ceilingEntry(example.length());
            List<Example> row;
            int room;
            if (best == null) {
                row = new ArrayList<>();
                rows.add(row);
                room = longest;
            } else {
                row = best.getValue().pop();
                room = best.getKey();
                if (best.getValue().isEmpty()) {
                    byRoom.remove(room);
                }
            }
            row.add(example);
            byRoom.computeIfAbsent(room - example.length(), left -> new ArrayDeque<>())
                    .push(row);
        }
        return rows;
    }
}

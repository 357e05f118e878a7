package dev.resonance.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import dev.resonance.generation.LanguageModel.Feed;
import dev.resonance.model.Gpt2Config;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The keys and values of the sequences that are being continued, in one block, so that the attention of all that read
 * one token each is one product. A sequence takes a seat when it is fed, and leaves it when another needs it; its
 * memory then is its own, as long as the sequence and no longer. For one thread.
 */
final class KeyValueTable implements AutoCloseable {
    private static final int BLOCK = 64;

    private final Gpt2Config config;
    private final PtNDManager manager;
    private final List<CachedSequence> seats = new ArrayList<>();
    /** How far each seat was ever written: what lies behind is zero. */
    private final List<Integer> written = new ArrayList<>();

    private PtNDArray memory;

    KeyValueTable(Gpt2Config config, PtNDManager manager) {
        this.config = config;
        this.manager = manager;
        this.memory = empty(0, 0);
    }

    /** (layers, 2, seats, heads, capacity, headSize); another tensor after the next {@link #seat}. */
    PtNDArray memory() {
        return memory;
    }

    /** Gives each sequence a seat with room for what it will read. Those with the lowest numbers are taken first. */
    void seat(List<Feed> feeds) {
        Set<CachedSequence> fed =
                feeds.stream().map(feed -> (CachedSequence) feed.sequence()).collect(Collectors.toSet());
        int needed = feeds.stream()
                .mapToInt(feed -> feed.sequence().length() + feed.tokens().length)
                .max()
                .orElse(0);
        makeRoom(Math.max(seats.size(), fed.size()), needed);
        while (seats.size() < fed.size()) {
            seats.add(null);
            written.add(0);
        }
        for (int seat = 0; seat < fed.size(); seat++) {
            CachedSequence idle = seats.get(seat);
            if (idle != null && !fed.contains(idle)) {
                stand(idle);
            }
        }
        for (int seat = fed.size(); seat < seats.size(); seat++) {
            CachedSequence high = seats.get(seat);
            if (high != null && fed.contains(high)) {
                stand(high);
            }
        }
        for (Feed feed : feeds) {
            CachedSequence sequence = (CachedSequence) feed.sequence();
            if (sequence.seat < 0) {
                sit(sequence, seats.indexOf(null));
            }
        }
        for (Feed feed : feeds) {
            int seat = ((CachedSequence) feed.sequence()).seat;
            int end = feed.sequence().length() + feed.tokens().length;
            written.set(seat, Math.max(written.get(seat), end));
        }
    }

    /** The memory of a sequence that has read nothing. The caller closes it. */
    PtNDArray nothing() {
        return (PtNDArray)
                manager.zeros(new Shape(config.layers(), 2, config.heads(), 0, config.headSize()), DataType.FLOAT32);
    }

    /** A copy of a sequence's first tokens: (layers, 2, heads, length, headSize). The caller closes it. */
    PtNDArray copy(CachedSequence sequence, int length) {
        String index = sequence.seat < 0 ? ":, :, :, :" + length + ", :" : seated(sequence.seat, 0, length);
        try (NDArray view = (sequence.seat < 0 ? sequence.own : memory).get(index)) {
            PtNDArray copy = (PtNDArray) view.duplicate();
            copy.attach(manager);
            return copy;
        }
    }

    /** The sequence is closed, or has memory of its own now. */
    void free(CachedSequence sequence) {
        if (sequence.seat >= 0) {
            seats.set(sequence.seat, null);
            sequence.seat = -1;
        }
    }

    @Override
    public void close() {
        memory.close();
    }

    private void stand(CachedSequence sequence) {
        sequence.own = copy(sequence, sequence.length());
        free(sequence);
    }

    /** Zeros behind the sequence keep whatever the seat's last one left, a NaN even, out of masked sums. */
    private void sit(CachedSequence sequence, int seat) {
        int length = sequence.length();
        if (length > 0) {
            try (NDArray own = sequence.own.get(":, :, :, :" + length + ", :")) {
                write(seated(seat, 0, length), index -> memory.set(index, own));
            }
        }
        if (written.get(seat) > length) {
            write(seated(seat, length, written.get(seat)), index -> memory.set(index, 0));
        }
        written.set(seat, length);
        sequence.own.close();
        sequence.seat = seat;
        seats.set(seat, sequence);
    }

    /** What DJL makes on the way belongs to the memory's manager, which lives as long as the model: so to a short one. */
    private void write(String index, Consumer<NDIndex> writing) {
        try (NDManager scratch = manager.newSubManager(manager.getDevice())) {
            memory.tempAttach(scratch);
            writing.accept(new NDIndex(index));
        }
    }

    private static String seated(int seat, int from, int to) {
        return ":, :, " + seat + ", :, " + from + ":" + to + ", :";
    }

    /** Grows by doubling: the seats one by one, the capacity in whole blocks up to the model's window. */
    private void makeRoom(int neededSeats, int neededCapacity) {
        int oldSeats = (int) memory.getShape().get(2);
        int capacity = (int) memory.getShape().get(4);
        if (neededSeats <= oldSeats && neededCapacity <= capacity) {
            return;
        }
        int blocks = (Math.max(neededCapacity, 2 * capacity) + BLOCK - 1) / BLOCK;
        int grown = neededCapacity <= capacity
                ? capacity
                : Math.max(neededCapacity, Math.min(blocks * BLOCK, config.positions()));
        PtNDArray old = memory;
        memory = empty(Math.max(oldSeats, neededSeats), grown);
        written.replaceAll(end -> 0);
        for (CachedSequence sequence : seats) {
            if (sequence != null && sequence.length() > 0) {
                String index = seated(sequence.seat, 0, sequence.length());
                try (NDArray kept = old.get(index)) {
                    write(index, place -> memory.set(place, kept));
                }
                written.set(sequence.seat, sequence.length());
            }
        }
        old.close();
    }

    private PtNDArray empty(int seatCount, int capacity) {
        return (PtNDArray) manager.zeros(
                new Shape(config.layers(), 2, seatCount, config.heads(), capacity, config.headSize()),
                DataType.FLOAT32);
    }
}

package dev.resonance.gpt2;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.resonance.generation.LanguageModel;
import java.util.ArrayList;
import java.util.List;

/** {@link Gpt2} behind the engine's interface: one sequence after the other. Slow and exact. */
final class ReadableModel implements LanguageModel {
    private final NDManager manager;
    private final Gpt2 gpt2;

    /** Takes over the manager that owns the weights. */
    ReadableModel(NDManager manager, Gpt2 gpt2) {
        this.manager = manager;
        this.gpt2 = gpt2;
    }

    @Override
    public Sequence open() {
        return new Cache(manager.newSubManager(), List.of(), 0);
    }

    @Override
    public List<float[]> step(List<Feed> feeds) {
        List<float[]> logits = new ArrayList<>();
        for (Feed feed : feeds) {
            logits.add(((Cache) feed.sequence()).read(gpt2, feed.tokens()));
        }
        return logits;
    }

    @Override
    public void close() {
        manager.close();
    }

    private static final class Cache implements Sequence {
        private NDManager owner;
        private List<KeysAndValues> memory;
        private int length;

        Cache(NDManager owner, List<KeysAndValues> memory, int length) {
            this.owner = owner;
            this.memory = memory;
            this.length = length;
        }

        float[] read(Gpt2 gpt2, int[] tokens) {
            NDManager parent = owner.getParentManager();
            NDManager next = parent.newSubManager();
            try (NDManager step = parent.newSubManager()) {
                NDArray input = step.create(tokens).expandDims(0); // (1, time)
                memory.forEach(part -> attach(part, step));
                Gpt2.Result result = gpt2.forward(input, memory);
                float[] logits = result.logits().get(0).get(tokens.length - 1).toFloatArray();
                result.memory().forEach(part -> attach(part, next));
                owner.close();
                owner = next;
                memory = result.memory();
                length += tokens.length;
                return logits;
            } catch (RuntimeException e) {
                memory.forEach(part -> attach(part, owner));
                next.close();
                throw e;
            }
        }

        @Override
        public int length() {
            return length;
        }

        @Override
        public Sequence fork(int first) {
            NDManager forked = owner.getParentManager().newSubManager();
            List<KeysAndValues> copy =
                    memory.stream().map(part -> part.first(first)).toList();
            copy.forEach(part -> attach(part, forked));
            return new Cache(forked, copy, first);
        }

        @Override
        public void truncate(int first) {
            if (first == length) {
                return;
            }
            Cache shorter = (Cache) fork(first);
            owner.close();
            owner = shorter.owner;
            memory = shorter.memory;
            length = first;
        }

        @Override
        public void close() {
            owner.close();
        }

        private static void attach(KeysAndValues part, NDManager manager) {
            part.keys().attach(manager);
            part.values().attach(manager);
        }
    }
}

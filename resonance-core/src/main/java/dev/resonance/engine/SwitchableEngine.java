package dev.resonance.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An engine whose place another one can take while programs use it. A generation ends on the engine that it began on,
 * which is closed after the last of them.
 *
 * <p>Thread-safe. It owns the engines that it is given.
 */
public final class SwitchableEngine implements ChatEngine {
    private final Set<InUse> open = new HashSet<>();
    private InUse current;
    private boolean closed;

    /** Answers with this one at first. */
    public SwitchableEngine(ChatEngine first) {
        current = new InUse(first);
        open.add(current);
    }

    /**
     * Answers with another one from now on.
     *
     * @throws EngineClosedException if this is closed; then the other one is so too
     */
    public void switchTo(ChatEngine next) {
        InUse before;
        synchronized (this) {
            if (closed) {
                next.close();
                throw new EngineClosedException();
            }
            before = current;
            current = new InUse(next);
            open.add(current);
        }
        before.retire();
    }

    /** What it serves now. */
    @Override
    public ModelInfo model() {
        return current().engine.model();
    }

    @Override
    public int countTokens(Prompt prompt) {
        InUse used = borrow();
        try {
            return used.engine.countTokens(prompt);
        } finally {
            used.giveBack();
        }
    }

    @Override
    public Generation generate(GenerationRequest request) {
        InUse used = borrow();
        try {
            return new Borrowed(used.engine.generate(request), used);
        } catch (RuntimeException e) {
            used.giveBack();
            throw e;
        }
    }

    @Override
    public void close() {
        List<InUse> left;
        synchronized (this) {
            closed = true;
            left = List.copyOf(open);
            open.clear();
        }
        left.forEach(used -> used.engine.close());
    }

    private synchronized InUse current() {
        return current;
    }

    private synchronized InUse borrow() {
        current.users++;
        return current;
    }

    /** An engine and how many use it; it is guarded by the one that holds it. */
    private final class InUse {
        private final ChatEngine engine;
        private int users;
        private boolean retired;

        InUse(ChatEngine engine) {
            this.engine = engine;
        }

        void giveBack() {
            synchronized (SwitchableEngine.this) {
                users--;
            }
            closeIfLeft();
        }

        void retire() {
            synchronized (SwitchableEngine.this) {
                retired = true;
            }
            closeIfLeft();
        }

        private void closeIfLeft() {
            boolean left;
            synchronized (SwitchableEngine.this) {
                left = retired && users == 0 && open.remove(this); // once, whoever comes last
            }
            if (left) {
                engine.close();
            }
        }
    }

    /** A generation that keeps its engine open until it ends. */
    private static final class Borrowed implements Generation {
        private final Generation generation;
        private final InUse used;
        private boolean ended;

        Borrowed(Generation generation, InUse used) {
            this.generation = generation;
            this.used = used;
        }

        @Override
        public GenerationEvent next() {
            try {
                GenerationEvent event = generation.next();
                if (event instanceof GenerationEvent.Finished) {
                    end();
                }
                return event;
            } catch (GenerationFailedException e) {
                end();
                throw e;
            }
        }

        @Override
        public void cancel() {
            generation.cancel();
            end();
        }

        private void end() {
            synchronized (this) {
                if (ended) {
                    return;
                }
                ended = true;
            }
            used.giveBack();
        }
    }
}

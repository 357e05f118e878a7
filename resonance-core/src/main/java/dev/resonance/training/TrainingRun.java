package dev.resonance.training;

import dev.resonance.training.TrainingResult.End;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * The loop of a training, from the data to the result on the disk. All that is drawn follows from the seed and the step:
 * so a training that goes on from a checkpoint makes the steps that it would have made. For one thread, one use.
 */
public final class TrainingRun {
    /** More examples than these would make an evaluation longer than the training between two. */
    private static final int MOST_EVALUATED = 256;

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final TrainingSubject subject;
    private final TrainingPlan plan;
    private final TrainingListener listener;
    private final BooleanSupplier stop;
    private final Dataset data;
    private final Rows rows;
    private final int steps;
    private final ResultFiles files;
    private final Checkpoints checkpoints;

    private double bestLoss = Double.POSITIVE_INFINITY;
    private int stale;

    /**
     * Reads the data.
     *
     * @param stop asked before each step: whether to save a checkpoint and end
     * @throws TrainingException if the data cannot be learned from, or the output directory is in use
     */
    public TrainingRun(TrainingSubject subject, TrainingPlan plan, TrainingListener listener, BooleanSupplier stop) {
        this.subject = subject;
        this.plan = plan;
        this.listener = listener;
        this.stop = stop;
        requireFree(plan.output());
        int longest = subject.longest(plan.data());
        ExampleEncoder encoder = new ExampleEncoder(
                subject.tokenizer(),
                subject.template(plan.data().format()),
                subject.config().vocabularySize(),
                subject.ends(),
                plan.data().learned(),
                longest);
        this.data = Dataset.load(plan.data(), encoder, longest, plan.seed());
        this.rows = Rows.of(data.training(), plan.data().packing(), longest, plan.seed());
        this.steps = plan.pace().stepsFor(rows.count());
        this.files = new ResultFiles(subject, plan);
        this.checkpoints =
                new Checkpoints(plan.output().directory(), files, plan.reports().saveTotalLimit());
    }

    /**
     * Trains.
     *
     * @param learner the caller closes it
     * @throws TrainingException if a checkpoint cannot be resumed, or files cannot be written
     */
    public TrainingResult with(Learner learner) {
        Path directory = plan.output().directory();
        try {
            Files.createDirectories(directory);
            int first =
                    plan.output().resume().map(name -> resume(name, learner)).orElse(0);
            try (TrainingLog log = TrainingLog.open(directory.resolve("log.jsonl"), first)) {
                tell(log, started(learner, first));
                TrainingResult result = steps(learner, first, log);
                LossCurve.write(directory.resolve("loss.png"), log.points("loss"), log.points("eval_loss"));
                tell(log, new TrainingEvent.Finished(result));
                return result;
            }
        } catch (IOException e) {
            throw new TrainingException(directory + " cannot be written: is there room, and may you write there?", e);
        }
    }

    private TrainingResult steps(Learner learner, int first, TrainingLog log) throws IOException {
        Optional<Loss> evaluated = first == 0 ? evaluate(learner, 0, log) : Optional.empty();
        for (int step = first + 1; step <= steps; step++) {
            if (stop.getAsBoolean()) {
                Path checkpoint = save(learner, step - 1, log);
                return new TrainingResult(checkpoint, step - 1, End.STOPPED, evaluated);
            }
            TrainingEvent.Stepped made = step(learner, step);
            if (step % plan.reports().loggingSteps() == 0 || step == 1 || step == steps) {
                log.add(made);
            }
            listener.on(made);
            if (step % plan.reports().evalSteps() == 0 || step == steps) {
                evaluated = evaluate(learner, step, log);
                if (plan.reports().patience().isPresent()
                        && stale >= plan.reports().patience().getAsInt()) {
                    return finish(learner, step, End.NO_PROGRESS, evaluated);
                }
            }
            if (step % plan.reports().saveSteps() == 0 && step < steps) {
                save(learner, step, log);
            }
        }
        return finish(learner, steps, End.COMPLETE, evaluated);
    }

    private TrainingEvent.Stepped step(Learner learner, int step) {
        long began = System.nanoTime();
        Pace pace = plan.pace();
        Loss loss = Loss.NONE;
        long tokens = 0;
        for (int part = 0; part < pace.gradientAccumulation(); part++) {
            long number = (long) (step - 1) * pace.gradientAccumulation() + part;
            Batch batch = rows.batch(number * pace.batchSize(), pace.batchSize());
            loss = loss.plus(learner.learn(batch, seedOf(number)));
            tokens += batch.size();
        }
        double rate = plan.learningRate().at(step - 1, steps);
        double norm = learner.update(step, rate, loss.learned());
        long nanos = System.nanoTime() - began;
        return new TrainingEvent.Stepped(
                step,
                steps,
                loss.mean(),
                rate,
                norm,
                (double) tokens * NANOS_PER_SECOND / nanos,
                Duration.ofNanos(nanos * (steps - step)));
    }

    private Optional<Loss> evaluate(Learner learner, int step, TrainingLog log) throws IOException {
        List<Example> kept = data.validation()
                .subList(0, Math.min(MOST_EVALUATED, data.validation().size()));
        Optional<Loss> result = Optional.empty();
        if (!kept.isEmpty()) {
            int size = plan.pace().batchSize();
            Loss loss = Loss.NONE;
            for (int at = 0; at < kept.size(); at += size) {
                loss = loss.plus(learner.evaluate(new Batch(kept.subList(at, Math.min(kept.size(), at + size)))));
            }
            tell(log, new TrainingEvent.Evaluated(step, loss));
            boolean better = loss.mean() < bestLoss;
            bestLoss = Math.min(bestLoss, loss.mean());
            stale = better ? 0 : stale + 1;
            result = Optional.of(loss);
        }
        SampleReplies replies = new SampleReplies(subject, plan.data().format(), learner);
        for (String prompt : plan.reports().samplePrompts()) {
            tell(log, new TrainingEvent.Sampled(step, prompt, replies.to(prompt)));
        }
        return result;
    }

    private TrainingResult finish(Learner learner, int step, End end, Optional<Loss> evaluated) throws IOException {
        Path directory = plan.output().directory();
        files.write(directory, learner.weights());
        if (plan.output().merge() && plan.method() instanceof TrainingMethod.Lora) {
            files.writeMerged(directory.resolve("merged"), directory);
        }
        return new TrainingResult(directory, step, end, evaluated);
    }

    private Path save(Learner learner, int step, TrainingLog log) throws IOException {
        CheckpointState state = new CheckpointState(step, bestLoss, stale, TrainingSettings.of(plan, data, steps));
        Path checkpoint = checkpoints.save(learner, state);
        tell(log, new TrainingEvent.Saved(step, checkpoint));
        return checkpoint;
    }

    private int resume(String name, Learner learner) {
        CheckpointState state = checkpoints.resume(name, learner, TrainingSettings.of(plan, data, steps));
        bestLoss = state.bestLoss();
        stale = state.stale();
        return state.step();
    }

    private TrainingEvent.Started started(Learner learner, int first) {
        long trained = learner.weights().values().stream()
                .mapToLong(tensor ->
                        tensor.shape().stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact))
                .sum();
        long all = subject.config().parameters();
        return new TrainingEvent.Started(
                subject.source().name(),
                trained,
                plan.method() instanceof TrainingMethod.Lora ? all + trained : all,
                data.training().size(),
                data.validation().size(),
                data.skipped(),
                data.dropped(),
                data.tokens(),
                first,
                steps);
    }

    private void tell(TrainingLog log, TrainingEvent event) throws IOException {
        log.add(event);
        listener.on(event);
    }

    private long seedOf(long batch) {
        return 31 * plan.seed() + 1_000_003 * batch;
    }

    private static void requireFree(OutputOptions output) {
        if (output.existing() == OutputOptions.Existing.OVERWRITE
                || output.resume().isPresent()) {
            return;
        }
        List<Path> found = new ArrayList<>();
        if (Files.exists(output.directory())) {
            try (Stream<Path> inside = Files.list(output.directory())) {
                inside.limit(1).forEach(found::add);
            } catch (IOException e) {
                throw new TrainingException("the output directory " + output.directory() + " cannot be read", e);
            }
        }
        if (!found.isEmpty()) {
            throw new TrainingException("the output directory " + output.directory()
                    + " is not empty: name another, --overwrite it, or --resume-from-checkpoint latest");
        }
    }
}

package dev.resonance.server.command;

import dev.resonance.training.TrainingEvent;
import dev.resonance.training.TrainingListener;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Shows a training: as one line that changes in a terminal, as a line now and then elsewhere. For one thread. */
final class TrainingProgress implements TrainingListener {
    private static final int BAR_WIDTH = 24;
    private static final double SMOOTHING = 0.9;
    private static final String START_AND_CLEAR = "\r\u001b[K";

    private final PrintWriter out;
    private final boolean terminal;
    private final int stepsBetweenLines;
    private double smoothLoss = Double.NaN;
    private double smoothSpeed = Double.NaN;
    private boolean inLine;

    /** @param terminal whether a line can be written over */
    TrainingProgress(PrintWriter out, boolean terminal, int stepsBetweenLines) {
        this.out = out;
        this.terminal = terminal;
        this.stepsBetweenLines = stepsBetweenLines;
    }

    @Override
    public void on(TrainingEvent event) {
        switch (event) {
            case TrainingEvent.Started started -> start(started);
            case TrainingEvent.Stepped stepped -> step(stepped);
            case TrainingEvent.Evaluated evaluated ->
                line(String.format(
                        Locale.ROOT,
                        "step %d: evaluation loss %.4f, perplexity %.2f, %.1f %% of tokens right",
                        evaluated.step(),
                        evaluated.loss().mean(),
                        evaluated.loss().perplexity(),
                        100 * evaluated.loss().accuracy()));
            case TrainingEvent.Sampled sampled ->
                line("  " + plain(sampled.prompt()) + " -> " + plain(sampled.reply()));
            case TrainingEvent.Saved saved -> line("step " + saved.step() + ": saved " + saved.checkpoint());
            case TrainingEvent.Finished finished ->
                line(finished.result().end() + " after " + finished.result().steps() + " steps");
        }
    }

    /** Leaves the line that changes, so that what is printed next has its own. */
    void end() {
        if (inLine) {
            out.println();
            out.flush();
            inLine = false;
        }
    }

    private void start(TrainingEvent.Started started) {
        line(String.format(
                Locale.ROOT,
                "%s: %,d of %,d weights are trained (%.2f %%)",
                started.model(),
                started.trainedWeights(),
                started.allWeights(),
                100.0 * started.trainedWeights() / started.allWeights()));
        line(String.format(
                Locale.ROOT,
                "%,d examples with %,d tokens, %,d more for evaluation; %d bad and %d too long records left out",
                started.examples(),
                started.tokens(),
                started.validationExamples(),
                started.skippedRecords(),
                started.droppedRecords()));
        if (started.firstStep() > 0) {
            line("goes on after step " + started.firstStep());
        }
    }

    private void step(TrainingEvent.Stepped stepped) {
        smoothLoss = smooth(smoothLoss, stepped.loss());
        smoothSpeed = smooth(smoothSpeed, stepped.tokensPerSecond());
        String text = String.format(
                Locale.ROOT,
                "%d/%d  loss %.4f  %,.0f tokens/s  %s left",
                stepped.step(),
                stepped.steps(),
                smoothLoss,
                smoothSpeed,
                time(stepped.remaining()));
        if (terminal) {
            int filled = (int) ((long) BAR_WIDTH * stepped.step() / stepped.steps());
            out.print(START_AND_CLEAR + "[" + "#".repeat(filled) + "-".repeat(BAR_WIDTH - filled) + "] " + text);
            out.flush();
            inLine = true;
        } else if (stepped.step() % stepsBetweenLines == 0 || stepped.step() == stepped.steps()) {
            line(text);
        }
    }

    private void line(String text) {
        out.println(inLine ? START_AND_CLEAR + text : text);
        out.flush();
        inLine = false;
    }

    private static double smooth(double before, double now) {
        return Double.isNaN(before) ? now : SMOOTHING * before + (1 - SMOOTHING) * now;
    }

    private static String time(Duration left) {
        return String.format(Locale.ROOT, "%d:%02d:%02d", left.toHours(), left.toMinutesPart(), left.toSecondsPart());
    }

    /** A model's text must not move the terminal's cursor. */
    private static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }
}

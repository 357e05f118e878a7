package dev.resonance.server.command;

import dev.resonance.gpt2.Gpt2Trainer;
import dev.resonance.model.ModelSource;
import dev.resonance.training.TrainingPlan;
import dev.resonance.training.TrainingResult;
import java.io.PrintWriter;
import java.time.Duration;
import picocli.CommandLine;

/** A training that a person follows in a terminal, and may stop. Stateless. */
final class TrainingSession {
    /** A step or an evaluation that runs is ended before the checkpoint is written. */
    private static final Duration LONGEST_STEP = Duration.ofMinutes(2);

    private TrainingSession() {}

    /** Trains to the end, or, when the process is told to end, to a checkpoint. */
    static int run(ModelSource model, TrainingPlan plan, CommandLine command) {
        PrintWriter err = command.getErr();
        TrainingProgress progress =
                new TrainingProgress(err, Terminal.shown(), plan.reports().loggingSteps());
        Gpt2Trainer trainer = new Gpt2Trainer(model, plan, progress);
        TrainingResult result;
        try (StopSignal stop = StopSignal.listen(LONGEST_STEP)) {
            Thread.ofVirtual().start(() -> {
                stop.await();
                trainer.stop();
                err.println("stopping after this step, or after two minutes");
                err.flush();
            });
            result = trainer.train();
        } finally {
            progress.end();
        }
        if (result.end() == TrainingResult.End.STOPPED) {
            err.println("stopped after step " + result.steps() + ": --resume-from-checkpoint latest goes on");
            err.flush();
        }
        command.getOut().println(result.directory());
        command.getOut().flush();
        return ExitCodes.OK;
    }
}

package dev.resonance.server.command;

import dev.resonance.model.ModelSource;
import dev.resonance.training.TrainingMethod;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code resonance train-sft}: a new model from one that is there, by training all its weights. */
@Command(name = "train-sft", description = "fine-tunes all weights of a model into a new one", sortOptions = false)
final class TrainSftCommand implements Callable<Integer> {
    @Mixin
    private TrainingFlags flags = new TrainingFlags();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        ModelSource model = flags.model();
        return TrainingSession.run(
                model, flags.plan(new TrainingMethod.AllWeights(), model, "", false), spec.commandLine());
    }
}

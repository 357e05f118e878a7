package dev.resonance.server.command;

import dev.resonance.model.ModelSource;
import dev.resonance.training.LoraOptions;
import dev.resonance.training.TrainingMethod;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code resonance train-lora}: an adapter for a model, which itself stays as it is. */
@Command(name = "train-lora", description = "trains a LoRA adapter for a model", sortOptions = false)
final class TrainLoraCommand implements Callable<Integer> {
    @Mixin
    private TrainingFlags flags = new TrainingFlags();

    @Option(names = "--lora-r", defaultValue = "8", description = "the rank (${DEFAULT-VALUE})")
    private int rank;

    @Option(
            names = "--lora-alpha",
            defaultValue = "16",
            description = "what is added is multiplied with alpha / r (${DEFAULT-VALUE})")
    private double alpha;

    @Option(names = "--lora-dropout", defaultValue = "0.05", description = "(${DEFAULT-VALUE})")
    private double dropout;

    @Option(
            names = "--target-modules",
            split = ",",
            defaultValue = "c_attn,c_proj,c_fc",
            description = "(${DEFAULT-VALUE})")
    private List<String> targetModules = List.of();

    @Option(names = "--load-in-4bit", description = "holds the model's own weights in 4 bits: less memory, slower")
    private boolean fourBits;

    @Option(names = "--merge", description = "writes the model with the adapter in its weights too")
    private boolean merge;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        ModelSource model = flags.model();
        TrainingMethod method = new TrainingMethod.Lora(
                new LoraOptions(rank, alpha, dropout, targetModules),
                fourBits ? TrainingMethod.Base.FOUR_BITS : TrainingMethod.Base.AS_IT_IS);
        return TrainingSession.run(model, flags.plan(method, model, "lora-adapter", merge), spec.commandLine());
    }
}

package dev.resonance.training;

import static dev.resonance.error.InvalidValueException.require;

import dev.resonance.model.Gpt2Tensors;
import java.util.List;

/**
 * Which low-rank matrices are trained beside the frozen weights (Hu et al. 2021).
 *
 * @param rank of the matrices, 1 to 1024
 * @param alpha what they add is multiplied with alpha / rank; above 0
 * @param dropout the part of a layer's inputs that an adapter does not see in a step, from 0 to below 1
 * @param targetModules names of linear layers as PEFT takes them: {@code c_attn}, {@code c_proj} (both of that name),
 *     {@code c_fc}, or one of the two by {@code attn.c_proj}, {@code mlp.c_proj}
 */
public record LoraOptions(int rank, double alpha, double dropout, List<String> targetModules) {
    public LoraOptions {
        targetModules = List.copyOf(targetModules);
        require(rank >= 1 && rank <= 1024, "--lora-r", rank, "a whole number from 1 to 1024");
        require(alpha > 0 && Double.isFinite(alpha), "--lora-alpha", alpha, "a number above 0");
        require(dropout >= 0 && dropout < 1, "--lora-dropout", dropout, "a number from 0 to below 1");
        require(!targetModules.isEmpty(), "--target-modules", "", "c_attn, c_proj or c_fc, one at least");
        for (String target : targetModules) {
            require(
                    Gpt2Tensors.LINEAR_LAYERS.stream().anyMatch(layer -> matches(layer, target)),
                    "--target-modules",
                    target,
                    "c_attn, c_proj, c_fc, attn.c_proj or mlp.c_proj");
        }
    }

    /** Rank 8, alpha 16, dropout 0.05, on all linear layers. */
    public static LoraOptions defaults() {
        return new LoraOptions(8, 16, 0.05, List.of("c_attn", "c_proj", "c_fc"));
    }

    /** The layers of a block that get an adapter, in the order of their use. */
    public List<String> layers() {
        return Gpt2Tensors.LINEAR_LAYERS.stream()
                .filter(layer -> targetModules.stream().anyMatch(target -> matches(layer, target)))
                .toList();
    }

    /** What an adapter's product is multiplied with. */
    public double scale() {
        return alpha / rank;
    }

    private static boolean matches(String layer, String target) {
        return layer.equals(target) || layer.endsWith("." + target);
    }
}

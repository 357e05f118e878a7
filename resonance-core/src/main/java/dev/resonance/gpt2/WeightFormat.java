package dev.resonance.gpt2;

import ai.djl.Device;
import dev.resonance.error.InvalidValueException;
import dev.resonance.generation.Precision;
import java.util.List;

/** How the step program holds the weights of linear layers and multiplies with them: a pair of programs each. */
enum WeightFormat {
    FP32("fp32", "fp32", "head"),
    BF16("bf16", "bf16", "head"),
    /** 16-bit tensors, for a GPU. */
    HALF("half", "half", "head"),
    /** 16-bit floats packed by FBGEMM, for a CPU. */
    FP16("fp16", "fp16", "head"),
    INT8("int8", "int8", "head"),
    /**
     * For models so narrow that rounding errors do not average out: activations in two parts of 8 bits each, and the
     * output layer in 16 bits. Measured on the bundled model, see docs/log.md.
     */
    INT8_NARROW("int8", "int8-narrow", "head-fp16"),
    /** 4 bits, with a scale and a middle for each 32 weights; activations in 16 bits. */
    INT4("int4", "int4", "head");

    /** Weights that share a scale in 4 bits. */
    static final int INT4_GROUP = 32;

    private static final int NARROW = 512;
    private static final String PACKED = "__torch__.torch.classes.quantized.LinearPackedParamsBase";

    private final String packing;
    private final String linear;
    private final String head;

    WeightFormat(String packing, String linear, String head) {
        this.packing = packing;
        this.linear = linear;
        this.head = head;
    }

    /**
     * The format for a precision, which is not {@code AUTO}.
     *
     * @param width of the model
     * @throws InvalidValueException if the device or the model cannot have it
     */
    static WeightFormat of(Precision precision, Device device, int width) {
        boolean gpu = device.isGpu();
        return switch (precision) {
            case FP32 -> FP32;
            case BF16 -> BF16;
            case FP16 -> gpu ? HALF : FP16;
            case INT8 -> {
                requireCpu(precision, gpu);
                yield width < NARROW ? INT8_NARROW : INT8;
            }
            case INT4 -> {
                requireCpu(precision, gpu);
                InvalidValueException.require(
                        width % INT4_GROUP == 0,
                        "PRECISION",
                        precision.label(),
                        "another for this model: int4 needs a width that is a multiple of " + INT4_GROUP + ", not "
                                + width);
                yield INT4;
            }
            case AUTO -> throw new IllegalArgumentException("auto is not a format");
        };
    }

    /** The type of a packed weight in the programs. */
    String weightType() {
        return this == FP16 || this == INT8 || this == INT8_NARROW ? PACKED : "Tensor";
    }

    /** Packs a weight (out, in). */
    String packing() {
        return "pack-" + packing + ".py";
    }

    /** Packs the output layer's weight (vocabulary, width). */
    String headPacking() {
        return this == INT8_NARROW ? FP16.packing() : packing();
    }

    /** What makes up the step's program, in order. */
    List<String> program() {
        return List.of("linear-" + linear + ".py", head + ".py", "step.py");
    }

    private static void requireCpu(Precision precision, boolean gpu) {
        InvalidValueException.require(
                !gpu, "PRECISION", precision.label(), "fp32, bf16 or fp16 on a GPU: int8 and int4 run on CPUs only");
    }
}

package dev.resonance.training;

/** What of a model is trained. */
public sealed interface TrainingMethod {
    /** All weights: a new model. */
    record AllWeights() implements TrainingMethod {}

    /**
     * Adapters beside weights that stay as they are.
     *
     * @param base whether these are held as they are or in 4 bits
     */
    record Lora(LoraOptions options, Base base) implements TrainingMethod {}

    /** How the weights beside adapters are held. */
    enum Base {
        AS_IT_IS,
        /** A scale and a least value for each 32 weights; about a seventh of the memory, and a slower step. */
        FOUR_BITS
    }
}

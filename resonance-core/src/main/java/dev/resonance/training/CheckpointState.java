package dev.resonance.training;

import java.util.Map;

/**
 * Where a training stands, beside the weights and what the optimiser remembers. All else follows from the plan, the data
 * and the step.
 *
 * @param step how many were made
 * @param bestLoss the lowest of the evaluations; infinite before the first
 * @param stale evaluations since then
 * @param settings what must be the same for the training to go on as if nothing had happened
 */
record CheckpointState(int step, double bestLoss, int stale, Map<String, String> settings) {
    CheckpointState {
        settings = Map.copyOf(settings);
    }
}

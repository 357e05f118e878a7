package dev.resonance.training;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.zip.CRC32C;

/** What a training's steps depend on, in words. Stateless. */
final class TrainingSettings {
    private TrainingSettings() {}

    static Map<String, String> of(TrainingPlan plan, Dataset data, int steps) {
        return Map.of(
                "method", plan.method().toString(),
                "batch size", plan.pace().batchSize() + " x " + plan.pace().gradientAccumulation(),
                "learning rate", plan.learningRate().toString(),
                "optimizer", plan.optimizer().toString(),
                "steps", String.valueOf(steps),
                "packing", plan.data().packing().toString(),
                "precision", plan.precision().label(),
                "seed", String.valueOf(plan.seed()),
                "data", data.training().size() + " examples, checksum " + checksum(data));
    }

    private static String checksum(Dataset data) {
        CRC32C sum = new CRC32C();
        for (Example example : data.training()) {
            ByteBuffer bytes = ByteBuffer.allocate(2 * Integer.BYTES * example.length());
            bytes.asIntBuffer().put(example.tokens()).put(example.labels());
            sum.update(bytes);
        }
        return Long.toHexString(sum.getValue());
    }
}

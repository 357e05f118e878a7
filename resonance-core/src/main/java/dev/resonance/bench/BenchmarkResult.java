package dev.resonance.bench;

import dev.resonance.engine.ModelInfo;

/**
 * What was measured.
 *
 * @param prefill tokens of the prompts read a second, over all streams
 * @param decode tokens generated a second, over all streams, from the moment all of them have their first
 * @param timeToFirstTokenMillis from the request to the first token, of the slowest stream
 * @param peakMemoryBytes the most memory that this process ever had resident; 0 where the system does not tell
 */
public record BenchmarkResult(
        ModelInfo model,
        BenchmarkPlan plan,
        Spread prefill,
        Spread decode,
        Spread timeToFirstTokenMillis,
        long peakMemoryBytes) {}

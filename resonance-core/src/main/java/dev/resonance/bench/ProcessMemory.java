package dev.resonance.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux tells of this process's memory; elsewhere all is 0. */
final class ProcessMemory {
    private ProcessMemory() {}

    /** Bytes that are resident now. */
    static long resident() {
        return bytes("VmRSS:");
    }

    /** The most bytes that ever were. */
    static long peak() {
        return bytes("VmHWM:");
    }

    private static long bytes(String name) {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith(name))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}

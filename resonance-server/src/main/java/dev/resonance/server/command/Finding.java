package dev.resonance.server.command;

/**
 * One thing that was looked at.
 *
 * @param cure what to do; empty where all is well
 */
record Finding(String name, String found, String cure) {
    static Finding well(String name, String found) {
        return new Finding(name, found, "");
    }

    boolean well() {
        return cure.isEmpty();
    }

    String line() {
        return String.format(
                "%-4s %-16s %s%s", well() ? "ok" : "BAD", name, found, well() ? "" : "\n     cure: " + cure);
    }
}

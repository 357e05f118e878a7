package dev.resonance.server.command;

import dev.resonance.server.config.Settings;

/** What runs until it is stopped: the API, or the web chat with the API. */
@FunctionalInterface
public interface Service {
    /**
     * Runs until the process is told to stop.
     *
     * @param stop tells when
     */
    void run(Settings settings, StopSignal stop);
}

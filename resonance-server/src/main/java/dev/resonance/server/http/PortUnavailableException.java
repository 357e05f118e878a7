package dev.resonance.server.http;

import dev.resonance.error.ResonanceException;
import org.jspecify.annotations.Nullable;

/** The server cannot listen: another program has the port, or the address is not one of this machine. */
public final class PortUnavailableException extends ResonanceException {
    public PortUnavailableException(String name, String host, int port, @Nullable Throwable cause) {
        super(
                name + " " + port + " on " + host
                        + " cannot be listened on: stop the program that has it, or set " + name
                        + " to another (0 is any free one)",
                cause);
    }
}

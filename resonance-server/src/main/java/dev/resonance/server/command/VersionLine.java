package dev.resonance.server.command;

import dev.resonance.server.api.Version;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class VersionLine implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"resonance " + Version.current() + " (Java " + Runtime.version() + ")"};
    }
}

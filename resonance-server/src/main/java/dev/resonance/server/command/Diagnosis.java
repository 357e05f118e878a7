package dev.resonance.server.command;

import dev.resonance.engine.ModelInfo;
import dev.resonance.error.ResonanceException;
import dev.resonance.server.app.Application;
import dev.resonance.server.config.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Looks at everything a start needs, each for itself, so that one fault does not hide another. One thread. */
final class Diagnosis {
    private final Settings settings;

    Diagnosis(Settings settings) {
        this.settings = settings;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.well("java", Runtime.version() + ", " + System.getProperty("java.home")));
        findings.add(Finding.well("system", systemName()));
        findings.add(memory());
        findings.add(database());
        findings.addAll(model());
        findings.add(port("PORT", settings.http().port()));
        findings.add(port("UI_PORT", settings.uiPort()));
        findings.add(Finding.well(
                "search", settings.search().web().isPresent() ? "on" : "off (SEARCH_ENABLED=true switches it on)"));
        settings.search().documents().ifPresent(folder -> findings.add(Finding.well("documents", folder.toString())));
        return findings;
    }

    private static String systemName() {
        return System.getProperty("os.name") + " " + System.getProperty("os.version") + ", "
                + System.getProperty("os.arch") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors";
    }

    private static Finding memory() {
        return Finding.well("java heap", (Runtime.getRuntime().maxMemory() >> 20) + " MiB at most");
    }

    private Finding database() {
        String place = settings.storage().database().shown();
        try {
            Application.checkStore(settings);
            return Finding.well("database", place);
        } catch (ResonanceException e) {
            return new Finding("database", place, String.valueOf(e.getMessage()));
        }
    }

    private List<Finding> model() {
        String place = settings.model().directory().map(Object::toString).orElse("resonance-nano, bundled");
        try (Application application = Application.startInMemory(settings)) {
            ModelInfo model = application.await().engine().model();
            return List.of(
                    Finding.well(
                            "model",
                            String.format(
                                    Locale.ROOT,
                                    "%s, %,d parameters, window of %d tokens",
                                    place,
                                    model.parameters(),
                                    model.contextLength())),
                    Finding.well("native library", "loaded"),
                    Finding.well("device", model.device() + ", " + model.precision()));
        } catch (ResonanceException e) {
            return List.of(new Finding("model", place, String.valueOf(e.getMessage())));
        } catch (RuntimeException | LinkageError e) {
            return List.of(new Finding(
                    "native library",
                    "does not load: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    "build for this system: ./mvnw package here brings PyTorch's library for it"));
        }
    }

    private Finding port(String name, int port) {
        try (ServerSocket socket =
                new ServerSocket(port, 1, InetAddress.getByName(settings.http().host()))) {
            return Finding.well(name, port == 0 ? "any free one" : socket.getLocalPort() + " is free");
        } catch (IOException e) {
            return new Finding(
                    name,
                    port + " cannot be listened on: " + e.getMessage(),
                    "stop the program that has it, or set " + name + " to another (0 is any free one)");
        }
    }
}

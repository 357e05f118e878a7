package dev.resonance.server.command;

import dev.resonance.server.ResonanceServer;
import dev.resonance.server.app.Application;
import dev.resonance.server.config.Settings;

/** The API alone. Stateless. */
public final class ApiService implements Service {
    @Override
    public void run(Settings settings, StopSignal stop) {
        try (Application application = Application.start(settings);
                ResonanceServer server =
                        ResonanceServer.start(settings.http(), application.resonance(), application.progress())) {
            System.out.println("API       " + server.address() + "   (loading the model)");
            stop.await(application.resonance())
                    .ifPresent(resonance -> System.out.println(
                            "model     " + resonance.engine().model().name() + " is ready"));
            stop.await();
            System.out.println("stopping");
        }
    }
}

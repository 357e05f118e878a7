package dev.resonance.ui;

import dev.resonance.engine.LoadProgress;
import dev.resonance.server.ResonanceServer;
import dev.resonance.server.app.Application;
import dev.resonance.server.command.Service;
import dev.resonance.server.command.StopSignal;
import dev.resonance.server.config.HttpSettings;
import dev.resonance.server.config.Settings;
import dev.resonance.ui.chat.LoadState;
import java.util.List;

/** The web chat and the API in one process, on one assistant. Stateless. */
final class WebChatService implements Service {
    @Override
    public void run(Settings settings, StopSignal stop) {
        try (Application application = Application.start(settings);
                ResonanceServer server =
                        ResonanceServer.start(settings.http(), application.resonance(), application.progress());
                WebChat chat = WebChat.start(
                        application.resonance(), () -> loadState(application.progress()), webChat(settings))) {
            System.out.println("web chat  " + chat.address() + "   (loading the model)");
            System.out.println("API       " + server.address());
            System.out.println(
                    "model     " + application.await().engine().model().name() + " is ready; Ctrl-C stops");
            stop.await();
            System.out.println("stopping");
        }
    }

    private static LoadState loadState(LoadProgress progress) {
        return new LoadState(progress.loaded(), progress.total());
    }

    /** Who needs a key for the API needs it for the pages too, where they can be reached from elsewhere. */
    private static WebChatSettings webChat(Settings settings) {
        HttpSettings http = settings.http();
        List<String> passwords = http.onlyThisMachine() ? List.of() : http.apiKeys();
        return new WebChatSettings(http.host(), settings.uiPort(), passwords);
    }
}

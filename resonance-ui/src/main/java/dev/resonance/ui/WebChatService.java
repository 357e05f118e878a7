package dev.resonance.ui;

import dev.resonance.server.ResonanceServer;
import dev.resonance.server.account.Accounts;
import dev.resonance.server.app.Application;
import dev.resonance.server.command.Service;
import dev.resonance.server.command.StopSignal;
import dev.resonance.server.config.HttpSettings;
import dev.resonance.server.config.Settings;
import dev.resonance.ui.login.Access;

/** The web chat and the API in one process, on one assistant. Stateless. */
final class WebChatService implements Service {
    @Override
    public void run(Settings settings, StopSignal stop) {
        WebChatSettings pages = webChat(settings); // before anything is opened: a wrong file of users is known at once
        try (Application application = Application.start(settings);
                ResonanceServer server =
                        ResonanceServer.start(settings.http(), application.resonance(), application.progress());
                WebChat chat =
                        WebChat.start(application.resonance(), application.progress(), application.models(), pages)) {
            System.out.println("web chat  " + chat.address() + "   (loading the model)");
            System.out.println("API       " + server.address());
            stop.await(application.resonance())
                    .ifPresent(resonance -> System.out.println(
                            "model     " + resonance.engine().model().name() + " is ready; Ctrl-C stops"));
            stop.await();
            System.out.println("stopping");
        }
    }

    private static WebChatSettings webChat(Settings settings) {
        return new WebChatSettings(settings.http().host(), settings.uiPort(), access(settings));
    }

    /**
     * Whoever has a name logs in with it. Where there are no names, who needs a key for the API needs it for the pages
     * too, where they can be reached from elsewhere.
     */
    static Access access(Settings settings) {
        HttpSettings http = settings.http();
        if (settings.uiUsers().isPresent()) {
            return new Access.Users(Accounts.read(settings.uiUsers().get()));
        }
        return http.onlyThisMachine() || http.apiKeys().isEmpty()
                ? new Access.Open()
                : new Access.Passwords(http.apiKeys());
    }
}

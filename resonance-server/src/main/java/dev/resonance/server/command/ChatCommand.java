package dev.resonance.server.command;

import dev.resonance.server.app.Application;
import dev.resonance.server.config.Setting;
import dev.resonance.server.config.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code resonance chat}: a chat in the terminal. Where the input is not a terminal, all of it is one message, its
 * answer is all of the output, and nothing is stored.
 */
@Command(name = "chat", description = "chats in the terminal; input from a pipe is answered once", sortOptions = false)
final class ChatCommand implements Callable<Integer> {
    private final SettingOptions options;

    @Option(
            names = "--model",
            paramLabel = "M",
            description = "a model's directory, or a name as in MODEL_NAME; without one, the configured model")
    private @Nullable String model;

    @Option(names = "--search", description = "searches the web for every message")
    private boolean search;

    ChatCommand(SettingOptions options) {
        this.options = options;
    }

    @Override
    public Integer call() throws IOException {
        if (model != null) {
            boolean place = isPlace(model);
            options.set(Setting.MODEL_PATH, place ? model : "");
            options.set(Setting.MODEL_NAME, place ? "" : model);
        }
        Settings settings = options.read();
        boolean interactive = Terminal.interactive();
        String message = interactive ? "" : input();
        try (Application application =
                interactive ? Application.start(settings) : Application.startInMemory(settings)) {
            TerminalChat chat = new TerminalChat(application.await(), search, Terminal.output());
            if (interactive) {
                chat.converse(Terminal.input());
            } else {
                chat.answer(message);
            }
        }
        return ExitCodes.OK;
    }

    /** A path, by its look or because it is there; all else is a name. */
    private static boolean isPlace(String model) {
        return Path.of(model).isAbsolute() || model.startsWith(".") || Files.exists(Path.of(model));
    }

    private static String input() throws IOException {
        String message = new String(System.in.readAllBytes(), StandardCharsets.UTF_8).strip();
        if (message.isEmpty()) {
            throw new NothingToAnswerException();
        }
        return message;
    }
}

package dev.resonance.server.command;

import dev.resonance.Chat;
import dev.resonance.Resonance;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.ReplyDetails;
import dev.resonance.error.ResonanceException;
import dev.resonance.reply.Reply;
import dev.resonance.reply.ReplyEvent;
import dev.resonance.reply.ReplyOptions;
import dev.resonance.retrieval.Source;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** A chat whose answers are printed as they are made. One thread. */
final class TerminalChat {
    private final Chat chat;
    private final ReplyOptions options;
    private final String model;
    private final PrintStream out;

    TerminalChat(Resonance resonance, boolean search, PrintStream out) {
        this.chat = resonance.newChat();
        this.options = resonance.options().withSearch(search);
        this.model = resonance.engine().model().name();
        this.out = out;
    }

    /** Answers one message; what goes wrong is thrown. */
    void answer(String message) {
        Reply reply = chat.start(message, options);
        reply.forEach(event -> {
            if (event instanceof ReplyEvent.Text text) {
                out.print(text.text());
                out.flush();
            }
        });
        out.println();
        printSources(reply.await());
    }

    /** Answers line after line until the input ends; what goes wrong is told and the chat goes on. */
    void converse(BufferedReader in) throws IOException {
        out.println("Chatting with " + model + ". An empty line is passed over; Ctrl-D or Ctrl-C ends.");
        while (true) {
            out.print("\n> ");
            out.flush();
            String line = in.readLine();
            if (line == null) {
                out.println();
                return;
            }
            if (!line.isBlank()) {
                answerOrTell(line.strip());
            }
        }
    }

    private void answerOrTell(String message) {
        try {
            answer(message);
        } catch (ResonanceException e) {
            out.println("(no answer: " + e.getMessage() + ")");
        }
    }

    private void printSources(Message message) {
        List<Source> sources = message.details().map(ReplyDetails::sources).orElse(List.of());
        for (Source source : sources) {
            if (source.used()) {
                out.println("[" + source.number() + "] " + source.title() + "  " + source.url());
            }
        }
    }
}

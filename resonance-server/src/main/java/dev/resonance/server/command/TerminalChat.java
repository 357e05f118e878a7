package dev.resonance.server.command;

import dev.resonance.Chat;
import dev.resonance.Resonance;
import dev.resonance.attribution.SourceFormat;
import dev.resonance.conversation.Message;
import dev.resonance.error.ResonanceException;
import dev.resonance.reply.Reply;
import dev.resonance.reply.ReplyEvent;
import dev.resonance.reply.ReplyOptions;
import dev.resonance.retrieval.SearchOutcome;
import dev.resonance.retrieval.Source;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

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
        message.details().ifPresent(details -> {
            searchNote(details.searchOutcome()).ifPresent(note -> out.println("(" + note + ")"));
            List<Source> used = details.sources().stream().filter(Source::used).toList();
            if (!used.isEmpty()) {
                out.println(SourceFormat.PLAIN.render(used));
            }
        });
    }

    private static Optional<String> searchNote(SearchOutcome outcome) {
        return switch (outcome) {
            case NONE -> Optional.of("the search found nothing");
            case BLOCKED -> Optional.of("the search engine refuses requests at the moment: answered without it");
            case FAILED -> Optional.of("the search failed: answered without it");
            case PARTIAL -> Optional.of("only a part of the search worked");
            case RESULTS, SKIPPED -> Optional.empty();
        };
    }
}

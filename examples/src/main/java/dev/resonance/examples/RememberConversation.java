package dev.resonance.examples;

import dev.resonance.Chat;
import dev.resonance.Resonance;
import dev.resonance.conversation.ConversationQuery;
import dev.resonance.conversation.Message;
import dev.resonance.model.Models;
import dev.resonance.storage.SqliteConversationStore;
import java.nio.file.Path;

/** Keeps its conversation in a file: run it twice, and the second run goes on where the first one ended. */
final class RememberConversation {
    private RememberConversation() {}

    public static void main(String[] args) {
        Path file = Path.of(args.length > 0 ? args[0] : "data/remember.db");
        try (Resonance resonance = Resonance.builder()
                .model(Models.nano())
                .store(SqliteConversationStore.open(file))
                .build()) {
            Chat chat = resonance.store().list(ConversationQuery.newest(1)).conversations().stream()
                    .findFirst()
                    .map(last -> resonance.chat(last.id()))
                    .orElseGet(resonance::newChat);
            chat.send(chat.messages().isEmpty() ? "Hello!" : "How are you?");
            for (Message message : chat.messages()) {
                System.out.println(message.role() + ": " + message.content());
            }
        }
    }
}

package dev.resonance.examples;

import dev.resonance.Chat;
import dev.resonance.Resonance;
import dev.resonance.model.Models;

/** One question, one answer. */
final class HelloChat {
    private HelloChat() {}

    public static void main(String[] args) {
        try (Resonance resonance = Resonance.builder().model(Models.nano()).build()) {
            Chat chat = resonance.newChat();
            System.out.println(chat.send("Hello!").content());
        }
    }
}

package dev.resonance.examples;

import dev.resonance.Resonance;
import dev.resonance.conversation.Message;
import dev.resonance.model.Models;

/** Prints an answer while the model writes it, and what it took. */
final class StreamTokens {
    private StreamTokens() {}

    public static void main(String[] args) {
        try (Resonance resonance = Resonance.builder().model(Models.nano()).build()) {
            Message answer = resonance.newChat().send("Tell me a joke.", text -> {
                System.out.print(text);
                System.out.flush();
            });
            answer.details()
                    .ifPresent(details -> System.out.printf(
                            "%n%d tokens, the first after %d ms, the last after %d ms%n",
                            details.usage().completionTokens(),
                            details.timeToFirstToken().toMillis(),
                            details.elapsed().toMillis()));
        }
    }
}

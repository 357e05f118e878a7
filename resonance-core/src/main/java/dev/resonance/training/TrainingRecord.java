package dev.resonance.training;

import dev.resonance.engine.ChatMessage;
import java.util.List;

/** What a dataset holds. */
sealed interface TrainingRecord {
    /** Alpaca's form; the input may be empty. */
    record Instruction(String instruction, String input, String output) implements TrainingRecord {}

    /** A chat, whose assistant's turns are the answers. */
    record Conversation(List<ChatMessage> messages) implements TrainingRecord {
        public Conversation {
            messages = List.copyOf(messages);
        }
    }

    /** A text and how it goes on. */
    record Completion(String prompt, String completion) implements TrainingRecord {}

    /** A text to be learned as it stands. */
    record Document(String text) implements TrainingRecord {}
}

package dev.resonance.engine;

/** One message as the model sees it. The content is plain text: no part of it is ever read as a special token. */
public record ChatMessage(Role role, String content) {
    public static ChatMessage system(String content) {
        return new ChatMessage(Role.SYSTEM, content);
    }

    public static ChatMessage user(String content) {
        return new ChatMessage(Role.USER, content);
    }

    public static ChatMessage assistant(String content) {
        return new ChatMessage(Role.ASSISTANT, content);
    }
}

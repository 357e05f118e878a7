package dev.resonance.reply;

/** What a reply is busy with before its first text. */
public enum ReplyStage {
    QUEUED,
    SEARCHING,
    READING,
    THINKING
}

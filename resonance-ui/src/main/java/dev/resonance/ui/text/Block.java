package dev.resonance.ui.text;

/** A piece of a rendered message, from top to bottom. */
public sealed interface Block {
    /** Prose as HTML that is safe to show: no markup of the message's author survives in it. */
    record Prose(String html) implements Block {}

    /**
     * A fenced or indented code block.
     *
     * @param language the word after the fence, in lower case; empty where there is none
     * @param code the code as it was written, without the fence
     */
    record Code(String language, String code) implements Block {}
}

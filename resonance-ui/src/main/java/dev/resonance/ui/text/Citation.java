package dev.resonance.ui.text;

import org.commonmark.node.CustomNode;

/** A mark in the text that leads to source {@code number} of a message. */
final class Citation extends CustomNode {
    private final String messageId;
    private final int number;

    Citation(String messageId, int number) {
        this.messageId = messageId;
        this.number = number;
    }

    String messageId() {
        return messageId;
    }

    int number() {
        return number;
    }
}

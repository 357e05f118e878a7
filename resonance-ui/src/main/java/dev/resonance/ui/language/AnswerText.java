package dev.resonance.ui.language;

/** Said at a message: what can be done with it, and what it was made from. */
public enum AnswerText implements Text {
    AGAIN,
    CONTINUE,
    EDIT,
    SEND_EDITED,
    EDITOR,
    ALTERNATIVES,
    PREVIOUS,
    NEXT,
    ADD_NOTE,
    EDIT_NOTE,
    NOTE,
    NOTE_PLACEHOLDER,
    COPY_DETAILS,
    DETAILS;

    @Override
    public String key() {
        return Text.key("answer", this);
    }
}

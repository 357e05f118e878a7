package dev.resonance.ui.view;

import dev.resonance.conversation.Attachment;
import dev.resonance.conversation.Feedback;
import dev.resonance.retrieval.Source;
import java.util.List;
import java.util.Optional;

/** What can be done at a message. */
interface MessageActions {
    void openSources(List<Source> sources, int number);

    void rate(String messageId, Optional<Feedback> feedback);

    /** Another answer to the same question. */
    void again(String answerId);

    /** More of an answer that ended early. */
    void more(String answerId);

    /** The question anew, with another text. */
    void edit(String questionId, String text);

    /** The branch through a message. */
    void showBranch(String messageId);

    /** A look into a file; {@code opener} has the focus afterwards. */
    void preview(Attachment file, PlainButton opener);
}

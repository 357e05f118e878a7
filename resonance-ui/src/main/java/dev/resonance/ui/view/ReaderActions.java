package dev.resonance.ui.view;

import dev.resonance.conversation.Attachment;
import dev.resonance.conversation.Feedback;
import dev.resonance.retrieval.Source;
import dev.resonance.ui.chat.Backend;
import dev.resonance.ui.chat.ChatPresenter;
import java.util.List;
import java.util.Optional;

/** What a page's messages ask for. */
record ReaderActions(Backend backend, ChatPresenter presenter, SourcesPanel panel, PageThread page)
        implements MessageActions {
    @Override
    public void openSources(List<Source> sources, int number) {
        panel.open(sources, number);
    }

    @Override
    public void rate(String messageId, Optional<Feedback> feedback) {
        presenter.rate(messageId, feedback);
    }

    @Override
    public void again(String answerId) {
        presenter.again(answerId);
    }

    @Override
    public void more(String answerId) {
        presenter.more(answerId);
    }

    @Override
    public void edit(String questionId, String text) {
        presenter.edit(questionId, text);
    }

    @Override
    public void showBranch(String messageId) {
        presenter.showBranch(messageId);
    }

    @Override
    public void preview(Attachment file, PlainButton opener) {
        backend.resonance().ifPresent(resonance -> PreviewDialog.open(resonance, file, opener, page));
    }
}

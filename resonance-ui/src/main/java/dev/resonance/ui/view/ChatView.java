package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.router.RouteParameters;
import dev.resonance.Resonance;
import dev.resonance.conversation.Attachment;
import dev.resonance.conversation.Conversation;
import dev.resonance.conversation.Message;
import dev.resonance.engine.LoadProgress;
import dev.resonance.engine.ModelInfo;
import dev.resonance.reply.ContextReport;
import dev.resonance.ui.chat.Backend;
import dev.resonance.ui.chat.ChatHistory;
import dev.resonance.ui.chat.ChatPresenter;
import dev.resonance.ui.chat.ChatScreen;
import dev.resonance.ui.chat.ChatSettings;
import dev.resonance.ui.chat.FilesScreen;
import dev.resonance.ui.chat.ModelNotice;
import dev.resonance.ui.chat.ModelPresenter;
import dev.resonance.ui.chat.ModelScreen;
import dev.resonance.ui.chat.PendingFile;
import dev.resonance.ui.chat.PendingFiles;
import dev.resonance.ui.chat.ReplySnapshot;
import dev.resonance.ui.chat.Suggestion;
import dev.resonance.ui.language.ChatText;
import dev.resonance.ui.language.CommonText;
import dev.resonance.ui.language.FilesText;
import dev.resonance.ui.language.Language;
import dev.resonance.ui.language.WindowText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A conversation: header, messages, composer. All decisions are the {@link ChatPresenter}'s. */
@Route(value = "c/:conversation?", layout = MainLayout.class)
@RouteAlias(value = "", layout = MainLayout.class)
public final class ChatView extends Div
        implements ChatScreen, ModelScreen, FilesScreen, AfterNavigationObserver, HasDynamicTitle, Composer.Actions {
    /** What the address calls the message at which a conversation opens. */
    static final String MESSAGE = "message";

    private final Backend backend = Backends.current();
    private final UI ui = UI.getCurrentOrThrow();
    private final ChatSettings settings = new ChatSettings();
    private final PendingFiles files = new PendingFiles(this);
    private final ChatPresenter presenter = new ChatPresenter(backend, this, settings, files);
    private final ModelPresenter models = new ModelPresenter(backend, this);
    private final SourcesPanel panel = new SourcesPanel();
    private final MessageActions actions = new ReaderActions(backend, presenter, panel, new PageThread(ui));
    private final SamplingMemory sampling = new SamplingMemory(backend, settings, this);
    private final ChatHeader header = new ChatHeader(backend.models(), presenter::setTemporary, sampling::open);
    private final Transcript transcript = new Transcript(ReaderTime.of(ui), actions);
    private final FileTray tray = new FileTray(files, actions::preview);
    private final Composer composer = new Composer(settings, tray, this);
    private final Paragraph notKept = new Paragraph(translate(WindowText.TEMPORARY_ON));
    private final Announcer announcer = new Announcer();
    private final PlainButton toEnd = PlainButton.of(Glyph.DOWN, translate(ChatText.NEW_TEXT));
    private String pageTitle = translate(CommonText.APPLICATION);
    private @Nullable Welcome welcome;

    public ChatView() {
        addClassName("chat");
        toEnd.addClassName("to-end");
        toEnd.getElement().setAttribute("hidden", true);
        notKept.addClassName("not-kept");
        notKept.setVisible(false);
        Paragraph hint = new Paragraph(translate(ChatText.HINT));
        hint.addClassName("hint");
        Div dock = new Div(toEnd, notKept, composer, hint);
        dock.addClassName("composer-dock");
        Div drop = new Div(translate(FilesText.DROP));
        drop.addClassName("drop");
        drop.getElement().setAttribute("aria-hidden", "true");
        add(header, transcript, dock, panel, announcer, drop);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        presenter.open(
                event.getRouteParameters().get("conversation"),
                event.getLocation().getQueryParameters().getSingleParameter(MESSAGE));
    }

    @Override
    public String getPageTitle() {
        return pageTitle;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        getElement().executeJs("window.resonance.follow($0, $1)", transcript, toEnd);
        sampling.load();
        models.open();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        models.close();
        if (!ui.getInternals().getStateTree().isPreparingForResync()) {
            presenter.leave(); // or else the browser only asks for the page anew, and it goes on
        }
    }

    @Override
    public void later(Runnable action) {
        new PageThread(ui).later(action);
    }

    @Override
    public boolean send(String text) {
        boolean sent = presenter.send(text);
        if (sent) {
            announcer.say(translate(ChatText.ANSWERING));
        }
        return sent;
    }

    @Override
    public void stop() {
        presenter.stop();
    }

    @Override
    public void search(boolean on) {
        presenter.setSearch(on);
        composer.showSearch();
    }

    @Override
    public void showFiles(List<PendingFile> pending) {
        tray.show(pending);
    }

    @Override
    public void showWelcome() {
        name(translate(CommonText.APPLICATION), translate(CommonText.NEW_CHAT));
        panel.close();
        search(false);
        composer.meter().setVisible(false);
        welcome = new Welcome(this::begin);
        transcript.showOnly(welcome);
        header.offerTemporary(backend.resonance().isPresent());
        sayWhatCanBeAsked(welcome);
        composer.showDraft("new");
        composer.focus();
    }

    @Override
    public void showTemporary(boolean temporary) {
        header.showTemporary(temporary);
        header.offerTemporary(welcome != null && backend.resonance().isPresent());
        notKept.setVisible(temporary);
        composer.showDraft(temporary ? "" : "new");
    }

    @Override
    public void showConversation(ChatHistory history) {
        welcome = null;
        panel.close();
        showTitle(history.conversation());
        header.offerTemporary(false);
        transcript.show(history);
        composer.meter().setVisible(false);
        composer.showSearch();
        composer.showDraft(notKept.isVisible() ? "" : history.conversation().id());
        composer.focus();
    }

    @Override
    public void showMessage(String messageId) {
        transcript.showMessage(messageId);
    }

    @Override
    public void showContext(ContextReport report) {
        composer.meter().show(report);
        transcript.showUnseen(report.unseenMessages());
    }

    @Override
    public void showMissing() {
        name(translate(ChatText.NOT_FOUND), translate(ChatText.NOT_FOUND));
        transcript.showOnly(quiet(translate(ChatText.MISSING)));
    }

    @Override
    public void showWaiting() {
        name(translate(CommonText.APPLICATION), translate(ChatText.LOADING));
        transcript.showOnly(quiet(translate(ChatText.WAITING_FOR_MODEL)));
    }

    @Override
    public void showTitle(Conversation conversation) {
        String name = conversation.title().isBlank() ? translate(CommonText.NEW_CHAT) : conversation.title();
        name(name + " – " + translate(CommonText.APPLICATION), name);
    }

    @Override
    public void goTo(String conversationId) {
        ui.navigate(ChatView.class, new RouteParameters("conversation", conversationId));
    }

    @Override
    public void addQuestion(Message question, List<Attachment> given) {
        leaveWelcome();
        transcript.add(question, given);
    }

    @Override
    public void addPending(String text) {
        leaveWelcome();
        transcript.addPending(text);
    }

    @Override
    public void showReply(ReplySnapshot reply) {
        leaveWelcome();
        transcript.show(reply);
        reply.ended().ifPresent(message -> announcer.say(Announcer.ready(message.content())));
    }

    @Override
    public void showProblem(String problem, String text) {
        leaveWelcome();
        transcript.addProblem(problem, () -> send(text));
    }

    @Override
    public void showBusy(boolean busy) {
        composer.setBusy(busy);
    }

    @Override
    public void showModel(ModelInfo model) {
        header.model().show(model);
        sayWhatCanBeAsked(welcome);
    }

    @Override
    public void showLoading(LoadProgress progress) {
        header.model().showLoading(progress);
        transcript.showLoading(progress);
    }

    @Override
    public void showModelFailure(String problem) {
        header.model().showFailure(problem);
        announcer.say(problem);
        sayWhatCanBeAsked(welcome);
    }

    private void begin(Suggestion suggestion) {
        search(suggestion.aid() == Suggestion.Aid.SEARCH);
        if (suggestion.aid() == Suggestion.Aid.FILE) {
            files.addSample();
        }
        send(translate(suggestion.text()));
    }

    private void leaveWelcome() {
        if (welcome != null) {
            welcome.removeFromParent();
            welcome = null;
        }
    }

    private void sayWhatCanBeAsked(@Nullable Welcome shown) {
        if (shown != null) {
            Optional<ModelInfo> model =
                    backend.resonance().map(Resonance::engine).map(engine -> engine.model());
            shown.say(
                    backend.failure().orElseGet(() -> ModelNotice.of(model, new Language(ui.getLocale()))),
                    backend.resonance().flatMap(Resonance::intake).isPresent());
        }
    }

    private void name(String page, String heading) {
        pageTitle = page;
        header.name(heading);
        ui.getPage().setTitle(page);
    }

    private static Paragraph quiet(String words) {
        Paragraph paragraph = new Paragraph(words);
        paragraph.addClassName("quiet");
        return paragraph;
    }
}

package dev.resonance.ui.view;

import static dev.resonance.ui.view.Translations.translate;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.router.RouteParameters;
import dev.resonance.Resonance;
import dev.resonance.conversation.Conversation;
import dev.resonance.conversation.Feedback;
import dev.resonance.conversation.Message;
import dev.resonance.engine.ModelInfo;
import dev.resonance.engine.Role;
import dev.resonance.retrieval.Source;
import dev.resonance.ui.chat.Backend;
import dev.resonance.ui.chat.ChatPresenter;
import dev.resonance.ui.chat.ChatScreen;
import dev.resonance.ui.chat.ChatSettings;
import dev.resonance.ui.chat.ModelNotice;
import dev.resonance.ui.chat.ReplySnapshot;
import dev.resonance.ui.chat.SamplingChoice;
import dev.resonance.ui.chat.Suggestion;
import dev.resonance.ui.language.ChatText;
import dev.resonance.ui.language.CommonText;
import dev.resonance.ui.language.Language;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A conversation: header, messages, composer. All decisions are the {@link ChatPresenter}'s. */
@Route(value = "c/:conversation?", layout = MainLayout.class)
@RouteAlias(value = "", layout = MainLayout.class)
public final class ChatView extends Div
        implements ChatScreen, AfterNavigationObserver, HasDynamicTitle, Composer.Actions, AnswerRow.Actions {
    private final Backend backend = Backends.current();
    private final ChatSettings settings = new ChatSettings();
    private final ChatPresenter presenter = new ChatPresenter(backend, this, settings);
    private final UI ui = UI.getCurrentOrThrow();
    private final H1 title = new H1();
    private final ModelBadge model = new ModelBadge();
    private final Transcript transcript = new Transcript(ReaderTime.of(ui), this);
    private final Composer composer = new Composer(settings, this);
    private final SourcesPanel panel = new SourcesPanel();
    private final Announcer announcer = new Announcer();
    private final PlainButton toEnd = PlainButton.of(Glyph.DOWN, translate(ChatText.NEW_TEXT));
    private String pageTitle = translate(CommonText.APPLICATION);
    private String lastQuestion = "";
    private @Nullable Welcome welcome;

    public ChatView() {
        addClassName("chat");
        DrawerToggle toggle = new DrawerToggle();
        toggle.setAriaLabel(translate(ChatText.CONVERSATIONS));
        PlainButton options =
                PlainButton.icon(Glyph.SETTINGS, translate(CommonText.SETTINGS)).onClick(this::openSettings);
        Header top = new Header(toggle, title, model, options);
        top.addClassName("top");
        toEnd.addClassName("to-end");
        toEnd.getElement().setAttribute("hidden", true);
        Paragraph hint = new Paragraph(translate(ChatText.HINT));
        hint.addClassName("hint");
        Div dock = new Div(toEnd, composer, hint);
        dock.addClassName("composer-dock");
        add(top, transcript, dock, panel, announcer);
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        presenter.open(event.getRouteParameters().get("conversation"));
    }

    @Override
    public String getPageTitle() {
        return pageTitle;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        getElement().executeJs("window.resonance.follow($0, $1)", transcript, toEnd);
        getElement()
                .executeJs("return localStorage.getItem('resonance-sampling') || ''")
                .then(String.class, text -> SamplingChoice.parse(text).ifPresent(settings::choose));
        showModel();
        backend.whenSettled(() -> later(this::showModel));
    }

    @Override
    protected void onDetach(DetachEvent event) {
        presenter.leave();
    }

    @Override
    public void later(Runnable action) {
        new PageThread(ui).later(action);
    }

    @Override
    public boolean send(String text) {
        lastQuestion = text;
        boolean sent = presenter.send(text);
        if (sent) {
            announcer.say(translate(ChatText.ANSWERING));
            composer.offerRecall(text);
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
    public void rate(String messageId, Optional<Feedback.Rating> rating) {
        presenter.rate(messageId, rating);
    }

    @Override
    public void retry() {
        send(lastQuestion);
    }

    @Override
    public void openSources(List<Source> sources, int number) {
        panel.open(sources, number);
    }

    @Override
    public void showWelcome() {
        name(translate(CommonText.APPLICATION), translate(CommonText.NEW_CHAT));
        panel.close();
        lastQuestion = "";
        composer.offerRecall("");
        search(false);
        composer.meter().setVisible(false);
        welcome = new Welcome(ModelNotice.of(modelInfo(), new Language(ui.getLocale())), this::begin);
        transcript.showOnly(welcome);
        composer.focus();
    }

    @Override
    public void showConversation(Conversation conversation, List<Message> messages) {
        welcome = null;
        panel.close();
        showName(conversation);
        transcript.show(messages);
        messages.stream()
                .filter(message -> message.role() == Role.USER)
                .forEach(message -> lastQuestion = message.content());
        composer.offerRecall(lastQuestion);
        messages.reversed().stream()
                .filter(message -> message.details().isPresent())
                .findFirst()
                .ifPresent(this::showMeter);
        composer.showSearch();
        composer.focus();
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
        showName(conversation);
    }

    @Override
    public void goTo(String conversationId) {
        ui.navigate(ChatView.class, new RouteParameters("conversation", conversationId));
    }

    @Override
    public void addQuestion(Message question) {
        leaveWelcome();
        transcript.add(question);
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
        reply.ended().ifPresent(message -> {
            announcer.say(Announcer.ready(message.content()));
            showMeter(message);
        });
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
    public void showModelFailure(String problem) {
        model.showFailure(problem);
        announcer.say(problem);
    }

    private void begin(Suggestion suggestion) {
        search(suggestion.search());
        send(translate(suggestion.text()));
    }

    private void openSettings() {
        backend.resonance().ifPresent(resonance -> {
            SamplingChoice shown = settings.choice().orElseGet(() -> SamplingChoice.of(resonance.options()));
            new SettingsDialog(shown, this::keep).open();
        });
    }

    private void keep(Optional<SamplingChoice> choice) {
        choice.ifPresentOrElse(settings::choose, settings::reset);
        String text = choice.map(SamplingChoice::text).orElse("");
        getElement().executeJs("localStorage.setItem('resonance-sampling', $0)", text);
    }

    private void leaveWelcome() {
        if (welcome != null) {
            welcome.removeFromParent();
            welcome = null;
        }
    }

    private void showModel() {
        modelInfo().ifPresent(model::show);
        backend.failure().ifPresent(model::showFailure);
        if (welcome != null) {
            welcome.say(backend.failure().orElseGet(() -> ModelNotice.of(modelInfo(), new Language(ui.getLocale()))));
        }
    }

    private void showMeter(Message message) {
        message.details()
                .ifPresent(details -> modelInfo()
                        .ifPresent(info -> composer.meter().show(details.usage().totalTokens(), info.contextLength())));
    }

    private void showName(Conversation conversation) {
        String name = conversation.title().isBlank() ? translate(CommonText.NEW_CHAT) : conversation.title();
        name(name + " – " + translate(CommonText.APPLICATION), name);
    }

    private void name(String page, String heading) {
        pageTitle = page;
        title.setText(heading);
        ui.getPage().setTitle(page);
    }

    private Optional<ModelInfo> modelInfo() {
        return backend.resonance().map(Resonance::engine).map(engine -> engine.model());
    }

    private static Paragraph quiet(String words) {
        Paragraph paragraph = new Paragraph(words);
        paragraph.addClassName("quiet");
        return paragraph;
    }
}

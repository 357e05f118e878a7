package dev.resonance.ui.chat;

import dev.resonance.Resonance;
import dev.resonance.conversation.Conversation;
import dev.resonance.conversation.ConversationBin;
import dev.resonance.conversation.ConversationPage;
import dev.resonance.conversation.ConversationQuery;
import dev.resonance.conversation.SearchHit;
import dev.resonance.conversation.SearchQuery;
import dev.resonance.conversation.transfer.MarkdownTranscript;
import dev.resonance.error.ResonanceException;
import dev.resonance.ui.language.Language;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The list of conversations: grouped by date, page by page, searched, renamed, deleted with an undo.
 *
 * <p>Used on the page's own thread only; what happens elsewhere comes in through {@link HistoryScreen#later}.
 */
public final class HistoryPresenter {
    /** How long the page offers to take a deletion back at once. */
    public static final Duration UNDO_TIME = Duration.ofSeconds(10);

    private static final int LARGEST_BIN = 200;
    private static final int MOST_HITS = 100;

    /** How many conversations are listed at first, and how many more each time; what the page can show at once. */
    public static final int PAGE = 50;

    private final Backend backend;
    private final HistoryScreen screen;
    private final Clock clock;
    private final Language language;
    private Changes.@Nullable Subscription news;
    private String search = "";
    private int shown = PAGE;

    /**
     * @param clock whose zone is the reader's: it decides what is "Today"
     * @param language of the headings
     */
    public HistoryPresenter(Backend backend, HistoryScreen screen, Clock clock, Language language) {
        this.backend = backend;
        this.screen = screen;
        this.clock = clock;
        this.language = language;
    }

    /** Shows the list and keeps it up to date until {@link #leave}. */
    public void open() {
        leave();
        news = backend.changes().subscribe(change -> screen.later(this::refresh));
        if (backend.resonance().isEmpty()) {
            backend.whenSettled(() -> screen.later(this::refresh));
        }
        refresh();
    }

    /** Stops keeping the list up to date. */
    public void leave() {
        if (news != null) {
            news.close();
            news = null;
        }
    }

    /** Lists only conversations whose title or messages hold all of these words; blank: all. */
    public void search(String words) {
        search = words.strip();
        shown = PAGE;
        refresh();
    }

    /** Lists more of the older ones. */
    public void showOlder() {
        shown += PAGE;
        refresh();
    }

    /** Gives a conversation another title. A blank one is refused: false. */
    public boolean rename(String id, String title) {
        if (title.isBlank()) {
            return false;
        }
        return tryTo(resonance -> {
            resonance.store().rename(id, title.strip());
            backend.changes().publish(id, Changes.Kind.RENAMED);
        });
    }

    /** Keeps a conversation above the others, or no longer. */
    public void pin(String id, boolean pinned) {
        tryTo(resonance -> {
            resonance.store().pin(id, pinned);
            backend.changes().publish(id, Changes.Kind.RENAMED);
        });
    }

    /** Puts a conversation into the bin, stopping its answer; nothing is asked, since it can be taken back. */
    public void delete(String id) {
        tryTo(resonance -> {
            resonance.activeReply(id).ifPresent(reply -> reply.cancel());
            Conversation conversation = resonance.store().find(id);
            resonance.store().bin().discard(id);
            backend.changes().publish(id, Changes.Kind.DELETED);
            screen.offerUndo(conversation);
        });
    }

    /** Takes a conversation out of the bin. */
    public void restore(String id) {
        tryTo(resonance -> {
            resonance.store().bin().restore(id);
            backend.changes().publish(id, Changes.Kind.RESTORED);
        });
    }

    /** The conversation as Markdown to read elsewhere; absent if it could not be read. */
    public Optional<String> export(String id) {
        List<String> text = new ArrayList<>();
        tryTo(resonance -> text.add(MarkdownTranscript.of(resonance.store(), id, clock.getZone())));
        return text.stream().findFirst();
    }

    /** Deletes a conversation for ever. */
    public void deleteForEver(String id) {
        tryTo(resonance -> resonance.store().delete(id));
    }

    /** What is in the bin, the last deleted first. What has been there for {@link ConversationBin#KEPT} is gone from now on. */
    public List<Conversation> bin() {
        List<Conversation> found = new ArrayList<>();
        tryTo(resonance -> {
            resonance.store().bin().empty(clock.instant().minus(ConversationBin.KEPT));
            resonance.store().bin().list(LARGEST_BIN).forEach(discarded -> found.add(discarded.conversation()));
        });
        return found;
    }

    private void refresh() {
        tryTo(resonance -> {
            List<Conversation> found = list(resonance);
            boolean more = found.size() > shown;
            List<Conversation> visible = more ? found.subList(0, shown) : found;
            if (visible.isEmpty()) {
                screen.showNothing(!search.isEmpty());
            } else {
                LocalDate today = LocalDate.now(clock);
                screen.showList(new HistoryList(
                        HistoryGroup.of(visible, today, clock.getZone(), language),
                        answering(resonance, visible),
                        hits(resonance),
                        more));
            }
        });
    }

    /** One more than can be shown, if there are as many: then there are older ones. */
    private List<Conversation> list(Resonance resonance) {
        List<Conversation> found = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            int limit = Math.min(200, shown + 1 - found.size());
            ConversationPage page = resonance.store().list(new ConversationQuery(search, limit, cursor));
            found.addAll(page.conversations());
            cursor = page.next();
        } while (cursor.isPresent() && found.size() <= shown);
        return found;
    }

    private List<SearchHit> hits(Resonance resonance) {
        return search.isEmpty() ? List.of() : resonance.store().search().find(new SearchQuery(search, MOST_HITS));
    }

    private static Set<String> answering(Resonance resonance, List<Conversation> conversations) {
        return conversations.stream()
                .map(Conversation::id)
                .filter(id -> resonance.activeReply(id).isPresent())
                .collect(Collectors.toSet());
    }

    private boolean tryTo(Consumer<Resonance> action) {
        Optional<Resonance> resonance = backend.resonance();
        try {
            resonance.ifPresent(action);
            return resonance.isPresent();
        } catch (ResonanceException e) {
            screen.showProblem(Failures.line(e));
            return false;
        }
    }
}

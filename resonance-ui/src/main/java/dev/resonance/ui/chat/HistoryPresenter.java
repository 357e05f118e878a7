package dev.resonance.ui.chat;

import dev.resonance.Resonance;
import dev.resonance.conversation.Conversation;
import dev.resonance.conversation.ConversationPage;
import dev.resonance.conversation.ConversationQuery;
import dev.resonance.error.ResonanceException;
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
    /** How long a deletion can be taken back. */
    public static final Duration UNDO_TIME = Duration.ofSeconds(10);

    /** How many conversations are listed at first, and how many more each time; what the page can show at once. */
    public static final int PAGE = 50;

    private final Backend backend;
    private final HistoryScreen screen;
    private final Clock clock;
    private final Duration undoTime;
    private Changes.@Nullable Subscription news;
    private String search = "";
    private int shown = PAGE;

    /** @param clock whose zone is the reader's: it decides what is "Today" */
    public HistoryPresenter(Backend backend, HistoryScreen screen, Clock clock) {
        this(backend, screen, clock, UNDO_TIME);
    }

    HistoryPresenter(Backend backend, HistoryScreen screen, Clock clock, Duration undoTime) {
        this.backend = backend;
        this.screen = screen;
        this.clock = clock;
        this.undoTime = undoTime;
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

    /** Hides a conversation at once and deletes it when the time for an undo is over. */
    public void delete(String id) {
        tryTo(resonance -> {
            Conversation conversation = resonance.store().find(id);
            backend.deletions().add(resonance, id, undoTime);
            backend.changes().publish(id, Changes.Kind.DELETED);
            screen.offerUndo(conversation);
        });
    }

    /** Brings a deleted conversation back, if there is still time. */
    public void undo(String id) {
        if (backend.deletions().undo(id)) {
            backend.changes().publish(id, Changes.Kind.RESTORED);
        } else {
            screen.showProblem("It is too late: the conversation is gone.");
        }
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
                screen.showGroups(
                        HistoryGroup.of(visible, today, clock.getZone()), answering(resonance, visible), more);
            }
        });
    }

    /** One more than can be shown, if there are as many: then there are older ones. */
    private List<Conversation> list(Resonance resonance) {
        Set<String> hidden = backend.deletions().hidden();
        List<Conversation> found = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            int limit = Math.min(200, shown + 1 - found.size() + hidden.size());
            ConversationPage page = resonance.store().list(new ConversationQuery(search, limit, cursor));
            page.conversations().stream()
                    .filter(conversation -> !hidden.contains(conversation.id()))
                    .forEach(found::add);
            cursor = page.next();
        } while (cursor.isPresent() && found.size() <= shown);
        return found;
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

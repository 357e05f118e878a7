package dev.resonance.ui.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.resonance.Resonance;
import dev.resonance.conversation.Conversation;
import dev.resonance.conversation.ConversationBin;
import dev.resonance.conversation.Message;
import dev.resonance.conversation.NewMessage;
import dev.resonance.conversation.SearchHit;
import dev.resonance.conversation.Snippet;
import dev.resonance.testkit.ScriptedEngine;
import dev.resonance.ui.language.Language;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class HistoryPresenterTest {
    private final Resonance resonance =
            Resonance.builder().engine(ScriptedEngine.saying("Yes.")).build();
    private final Backend backend = new Backend(CompletableFuture.completedFuture(resonance));
    private final Screen screen = new Screen();
    private final HistoryPresenter presenter =
            new HistoryPresenter(backend, screen, Clock.systemUTC(), Language.ENGLISH);

    @BeforeEach
    void open() {
        presenter.open();
    }

    @AfterEach
    void close() {
        presenter.leave();
        resonance.close();
    }

    @Test
    void open_emptyStore_saysSo() {
        assertThat(screen.nothing).isTrue();
    }

    @Test
    void row16_twoThousandConversations_onlyOnePageIsListedAndOlderOnesOnDemand() {
        for (int i = 0; i < 2_000; i++) {
            resonance.store().create("Conversation " + i);
        }
        presenter.search(""); // the first time pays for loading classes
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime(); // the work, whatever else this machine does
        presenter.search("");
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - start)).isLessThan(Duration.ofMillis(500));

        assertThat(screen.titles()).hasSize(HistoryPresenter.PAGE).startsWith("Conversation 1999");
        assertThat(screen.shown.more()).isTrue();
        presenter.showOlder();
        assertThat(screen.titles()).hasSize(2 * HistoryPresenter.PAGE);
    }

    @Test
    void row17_search_listsWhatHoldsTheWordsInTitleOrMessages() {
        resonance.store().create("Tides");
        resonance.newChat().send("What is a volcano?");

        presenter.search("volcano");

        assertThat(screen.titles()).containsExactly("What is a volcano?");
        presenter.search("nowhere to be found");
        assertThat(screen.nothing).isTrue();
    }

    @Test
    void row17_search_tellsWhichMessageHoldsTheWordsAndMarksThem() {
        Conversation conversation = resonance.store().create("About Étna");
        resonance.store().append(conversation.id(), NewMessage.user("Nothing here"));
        Message hit = resonance.store().append(conversation.id(), NewMessage.user("The étna smokes"));

        presenter.search("etna");

        assertThat(screen.shown.inTitle(conversation.id()).map(HistoryPresenterTest::marked))
                .contains(List.of("Étna"));
        SearchHit found = screen.shown.inMessage(conversation.id()).orElseThrow();
        assertThat(found.messageId()).contains(hit.id());
        assertThat(marked(found.snippet())).containsExactly("étna");
        presenter.search("");
        assertThat(screen.shown.hits()).isEmpty();
    }

    private static List<String> marked(Snippet snippet) {
        return snippet.marks().stream()
                .map(mark -> snippet.text().substring(mark.start(), mark.end()))
                .toList();
    }

    @Test
    void row18_rename_isKeptAndABlankTitleIsRefused() {
        Conversation conversation = resonance.store().create("Old");

        assertThat(presenter.rename(conversation.id(), "  ")).isFalse();
        assertThat(presenter.rename(conversation.id(), " New ")).isTrue();

        assertThat(screen.titles()).containsExactly("New");
    }

    @Test
    void row20_delete_hidesAtOnceAndUndoBringsItBack() {
        Conversation conversation = resonance.store().create("Keep me");
        presenter.search("");

        presenter.delete(conversation.id());
        assertThat(screen.nothing).isTrue();
        assertThat(screen.undo).containsExactly(conversation.id());
        presenter.restore(conversation.id());

        assertThat(screen.titles()).containsExactly("Keep me");
    }

    @Test
    void row20_deleteForEver_isFinal() {
        Conversation conversation = resonance.store().create("Away");
        presenter.delete(conversation.id());
        assertThat(presenter.bin()).extracting(Conversation::title).containsExactly("Away");

        presenter.deleteForEver(conversation.id());

        assertThat(presenter.bin()).isEmpty();
        presenter.restore(conversation.id());
        assertThat(screen.problem).contains(conversation.id());
    }

    @Test
    void row20_bin_forgetsAfterThirtyDays() {
        Conversation conversation = resonance.store().create("Old");
        presenter.delete(conversation.id());
        Clock later = Clock.offset(Clock.systemUTC(), ConversationBin.KEPT.plusMinutes(1));

        assertThat(new HistoryPresenter(backend, screen, later, Language.ENGLISH).bin())
                .isEmpty();
    }

    @Test
    void row19_pinned_comesFirstInAGroupOfItsOwn() {
        Conversation first = resonance.store().create("First");
        resonance.store().create("Second");

        presenter.pin(first.id(), true);

        assertThat(screen.shown.groups()).extracting(HistoryGroup::heading).containsExactly("Pinned", "Today");
        assertThat(screen.titles()).containsExactly("First", "Second");
        presenter.pin(first.id(), false);
        assertThat(screen.shown.groups()).extracting(HistoryGroup::heading).containsExactly("Today");
    }

    @Test
    void row23_export_isMarkdownThatReadsWell() {
        String id = resonance.newChat().id();
        resonance.chat(id).send("Is it so?");

        assertThat(presenter.export(id).orElseThrow())
                .matches("(?s)# Is it so\\?\n\n## You, [-\\d]{10} [:\\d]{5}\n\nIs it so\\?\n"
                        + "\n## scripted, [-\\d]{10} [:\\d]{5}\n\nYes\\.\n");
        assertThat(presenter.export("nope")).isEmpty();
    }

    @Test
    void row22_title_comesFromTheFirstQuestionAndNeverOverARenamedOne() {
        String id = resonance.newChat().id();
        resonance.chat(id).send("How do tides work?");
        assertThat(resonance.store().find(id).title())
                .isEqualTo("How do tides work?")
                .hasSizeLessThanOrEqualTo(48);

        presenter.rename(id, "Mine");
        resonance.chat(id).send("And waves?");

        assertThat(resonance.store().find(id).title()).isEqualTo("Mine");
    }

    private static final class Screen implements HistoryScreen {
        private HistoryList shown = new HistoryList(List.of(), Set.of(), List.of(), false);
        private final List<String> undo = new ArrayList<>();
        private boolean nothing;
        private String problem = "";

        List<String> titles() {
            return shown.groups().stream()
                    .flatMap(group -> group.conversations().stream())
                    .map(Conversation::title)
                    .toList();
        }

        @Override
        public void later(Runnable action) {
            action.run();
        }

        @Override
        public void showList(HistoryList list) {
            shown = list;
            nothing = false;
        }

        @Override
        public void showNothing(boolean searching) {
            shown = new HistoryList(List.of(), Set.of(), List.of(), false);
            nothing = true;
        }

        @Override
        public void offerUndo(Conversation deleted) {
            undo.add(deleted.id());
        }

        @Override
        public void showProblem(String what) {
            problem = what;
        }
    }
}

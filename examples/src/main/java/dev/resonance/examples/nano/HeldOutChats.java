package dev.resonance.examples.nano;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** What a model is measured by, for each skill. Not thread-safe. */
final class HeldOutChats {
    private static final int MOST_OF_EACH = 200;

    private final Map<String, List<Measured>> skills = new TreeMap<>();
    private final Random random;

    /**
     * A chat whose last reply is measured.
     *
     * @param accepted replies that are as good as the chat's own
     */
    record Measured(Chat chat, List<String> accepted) {}

    HeldOutChats(QuestionBank bank, FreeChats free, Dialogues dialogues, Random random) {
        this.random = random;
        sourced(bank);
        free.heldOut().values().forEach(chats -> chats.forEach(this::add));
        for (int dialogue = 0; dialogue < dialogues.size(); dialogue++) {
            dialogues.heldOut(dialogue).forEach((chat, accepted) -> add(new Measured(chat, accepted)));
        }
    }

    Map<String, List<Measured>> skills() {
        return skills;
    }

    private void sourced(QuestionBank bank) {
        SourcedChats sourced = new SourcedChats(bank.heldOut(), random);
        List<Question> mixed = new ArrayList<>(bank.heldOut());
        Collections.shuffle(mixed, random);
        for (Question question : mixed) {
            String skill = Skills.of(question);
            add(sourced.answered(skill, question));
            if (random.nextInt(6) == 0) {
                add(sourced.unanswered("none", question));
            }
            if (random.nextInt(6) == 0 && !skill.equals("reading")) {
                add(new Measured(
                        Chat.of("need-source", question.text(), LearnedChats.NEED_SOURCE.getFirst()),
                        LearnedChats.NEED_SOURCE));
            }
        }
        List<Question> misleading = new ArrayList<>(bank.heldOutUnanswerable());
        Collections.shuffle(misleading, random);
        misleading.forEach(question -> add(sourced.misled("none, but looks so", question)));
    }

    private void add(Chat chat) {
        add(new Measured(chat, List.of(chat.reply())));
    }

    private void add(Measured measured) {
        List<Measured> of = skills.computeIfAbsent(measured.chat().kind(), kind -> new ArrayList<>());
        if (of.size() < MOST_OF_EACH) {
            of.add(measured);
        }
    }
}

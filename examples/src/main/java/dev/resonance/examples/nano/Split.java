package dev.resonance.examples.nano;

import com.google.gson.JsonObject;
import dev.resonance.engine.ChatMessage;
import dev.resonance.engine.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which titles and questions are kept for measuring. No passage under such a title is in the training data, neither as
 * the one that answers nor beside it.
 *
 * <p>All articles are kept that the model before this one did not see either, so that both are measured fairly, and an
 * eleventh of the others, since those alone are too few.
 */
final class Split {
    private static final Pattern TITLE = Pattern.compile("\\[\\d+] ([^\\n]*?): ");
    private static final int PART_OF_SMALL_SETS = 11;

    private final Set<String> seenBefore = new HashSet<>();
    private final Set<String> measuredBefore = new HashSet<>();
    private final Set<String> questionsBefore = new HashSet<>();

    /**
     * @param before what the model before was trained on
     * @param measured what it was measured by: stays apart
     */
    Split(List<JsonObject> before, List<JsonObject> measured) {
        before.forEach(record -> seenBefore.addAll(titles(Chat.of(record))));
        for (JsonObject record : measured) {
            Chat chat = Chat.of(record);
            measuredBefore.addAll(titles(chat));
            questionsBefore.add(chat.question());
        }
    }

    /** Whether an article or a question's page is for measuring. */
    boolean heldOut(String title) {
        return !seenBefore.contains(title) || heldOutOfSmallSet(title);
    }

    /** Whether a story, a country or the like is for measuring. */
    boolean heldOutOfSmallSet(String title) {
        return Math.floorMod(title.hashCode(), PART_OF_SMALL_SETS) == 0;
    }

    /** Whether neither may be trained on. */
    boolean untouched(String title) {
        return measuredBefore.contains(title);
    }

    /** Whether a chat has nothing that is for measuring. */
    boolean mayBeLearned(Chat chat) {
        return !questionsBefore.contains(chat.question())
                && titles(chat).stream().noneMatch(title -> heldOut(title) || untouched(title));
    }

    private static Set<String> titles(Chat chat) {
        Set<String> titles = new HashSet<>();
        for (ChatMessage message : chat.messages()) {
            if (message.role() == Role.SYSTEM) {
                Matcher matcher = TITLE.matcher(message.content());
                while (matcher.find()) {
                    titles.add(matcher.group(1));
                }
            }
        }
        return titles;
    }
}

package dev.resonance.rag.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a question is about: names first, then the words that are not mere grammar. Stateless. */
final class Entities {
    private static final Pattern NAME = Pattern.compile(
            "\"[^\"]{2,80}\"|(?U)\\p{Lu}[\\p{L}\\p{N}.'’+#-]*(?: (?:of|the|de|da|von|van|der|la|le|du|and|in) (?=\\p{Lu})\\p{Lu}[\\p{L}\\p{N}.'’+#-]*| \\p{Lu}[\\p{L}\\p{N}.'’+#-]*| \\d{1,4}(?!\\S))*");

    private static final Set<String> GRAMMAR = Set.copyOf(List.of(
            ("a an the of in on at to for from by with about into over under between and or but nor so than as if then "
                            + "is are was were be been being am do does did done has have had can could will would shall should may "
                            + "might must i me my you your we us our it its he him his she her hers they them their this that these "
                            + "those there here who whom whose what which when where why how what's who's where's how's when's that's it's not no yes very "
                            + "much many more most some any all also just too please tell explain describe give show find long "
                            + "far old big tall high often mean means meaning called happen happened use used work works "
                            + "come comes go goes get gets make makes name compare define definition many one ones ok say")
                    .split(" ")));

    private Entities() {}

    /** The main thing {@code question} is about; absent where it has none of its own. */
    static Optional<String> of(String question) {
        List<String> names = names(question);
        if (!names.isEmpty()) {
            return Optional.of(names.getLast());
        }
        List<String> words = contentWords(question);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(String.join(" ", words.subList(Math.max(0, words.size() - 3), words.size())));
    }

    /** Quoted phrases and capitalized names, in order. */
    static List<String> names(String question) {
        List<String> names = new ArrayList<>();
        Matcher name = NAME.matcher(question);
        while (name.find()) {
            String text = name.group();
            if (name.start() == 0 || startsSentence(question, name.start())) {
                text = withoutGrammar(text);
            }
            text = text.replaceFirst("['’]s$", "").replaceFirst("[.'’-]+$", "");
            if (!text.isEmpty() && !isGrammar(text)) {
                names.add(text);
            }
        }
        return names;
    }

    /** Words that carry meaning, in order, without marks. */
    static List<String> contentWords(String question) {
        List<String> words = new ArrayList<>();
        for (String word : question.replace('’', '\'').split("[^\\p{L}\\p{N}'+#.-]+", -1)) {
            String bare = word.replaceFirst("^['.-]+", "").replaceFirst("(?:'s|['.-]+)$", "");
            if (!bare.isEmpty() && !isGrammar(bare) && !isGrammar(word)) {
                words.add(bare);
            }
        }
        return words;
    }

    static boolean isGrammar(String word) {
        return GRAMMAR.contains(word.toLowerCase(Locale.ROOT).replace('’', '\''));
    }

    /** "Was Mozart" is a question word and a name. */
    private static String withoutGrammar(String text) {
        int space = text.indexOf(' ');
        String first = space < 0 ? text : text.substring(0, space);
        if (!isGrammar(first)) {
            return text;
        }
        return space < 0 ? "" : withoutGrammar(text.substring(space + 1));
    }

    private static boolean startsSentence(String text, int at) {
        return text.substring(0, at).stripTrailing().matches("(?s).*[.!?]");
    }
}

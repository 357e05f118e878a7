package dev.resonance.attribution;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a text that carry its meaning.
 *
 * @param stems in their order, without grammar
 * @param names those written with a capital letter where no sentence begins
 * @param numbers those with a digit
 * @param negated whether it says that something is not so
 */
record Words(List<String> stems, Set<String> names, Set<String> numbers, boolean negated) {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+(?:[.,'’-][\\p{L}\\p{N}]+)*");
    private static final Set<String> NEGATIONS = Set.of(
            "not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "cannot", "can't", "isn't", "wasn't",
            "aren't", "weren't", "doesn't", "don't", "didn't", "won't", "hasn't", "haven't", "hadn't");
    private static final Set<String> NUMBERS = Set.of(
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "hundred",
            "thousand",
            "million",
            "billion");
    private static final Set<String> GRAMMAR = Set.of(
            ("a an the of in on at to for from by with about into over under between and or but so than as if then"
                            + " is are was were be been being am do does did done has have had can could will would shall"
                            + " should may might must i me my you your we us our it its he him his she her they them their"
                            + " this that these those there here who whom whose what which when where why how also just"
                            + " very too more most some any all both each such only own same other one")
                    .split(" "));

    static Words of(String text) {
        List<String> stems = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        boolean negated = false;
        boolean opens = true;
        Matcher word = WORD.matcher(text);
        int end = 0;
        while (word.find()) {
            opens |= text.substring(end, word.start()).matches("(?s).*[.!?:\\n].*");
            end = word.end();
            String lower = word.group().toLowerCase(Locale.ROOT).replace('’', '\'');
            negated |= NEGATIONS.contains(lower);
            if (!GRAMMAR.contains(lower) && !NEGATIONS.contains(lower)) {
                String stem = stem(lower);
                stems.add(stem);
                if (NUMBERS.contains(lower) || lower.chars().anyMatch(Character::isDigit)) {
                    numbers.add(stem);
                } else if (!opens && Character.isUpperCase(word.group().codePointAt(0))) {
                    names.add(stem);
                }
            }
            opens = false;
        }
        return new Words(List.copyOf(stems), Set.copyOf(names), Set.copyOf(numbers), negated);
    }

    /** Cuts English endings, so that "invented" is "invent" and "plants" is "plant"; numbers lose their commas. */
    private static String stem(String word) {
        if (word.chars().anyMatch(Character::isDigit)) {
            return word.replace(",", "");
        }
        String stem = word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
        for (String ending : List.of("ies", "ing", "ied", "es", "ed", "ly", "s", "e")) {
            if (stem.endsWith(ending) && stem.length() - ending.length() >= 3) {
                String root = stem.substring(0, stem.length() - ending.length());
                return ending.equals("ies") || ending.equals("ied") ? root + "y" : doubled(root);
            }
        }
        return stem;
    }

    /** "Running" is "run". */
    private static String doubled(String root) {
        int last = root.length() - 1;
        boolean twice =
                root.length() > 3 && root.charAt(last) == root.charAt(last - 1) && "lsz".indexOf(root.charAt(last)) < 0;
        return twice ? root.substring(0, last) : root;
    }
}

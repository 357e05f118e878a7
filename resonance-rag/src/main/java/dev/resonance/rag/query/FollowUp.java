package dev.resonance.rag.query;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a question stand on its own by what was asked before it. Stateless. */
final class FollowUp {
    private static final int TURNS = 3;

    private static final Pattern PRONOUN = Pattern.compile(
            "(?i)\\b(?:it|its|they|them|their|theirs|he|him|his|she|hers?|(?:this|that|these|those|there)(?=\\s*(?:$|[?.!,]))"
                    + "|(?:this|that|these|those)(?= (?:is|was|are|were|do|does|did|have|has|had|one|ones)\\b)"
                    + "|the (?:first|second|latter|former|same)(?: one)?(?=\\s*(?:$|[?.!,])))\\b");
    private static final Pattern ELLIPSIS = Pattern.compile(
            "(?i)^(?:and |but |so |or |ok(?:ay)?,? |then )*(?:(?:what|how) about|and|what of|same for|or)\\b[\\s,]*");
    private static final Pattern LEADING_AND = Pattern.compile("(?i)^(?:and|but|so|also|then|or)[\\s,]+");
    private static final Pattern QUESTION_START = Pattern.compile(
            "(?i)^(?:who|what|when|where|why|how|which|is|are|was|were|do|does|did|can|could|has|have)\\b.*");

    private FollowUp() {}

    /** {@code question} with what it leaves out; itself where it stands alone or nothing earlier helps. */
    static String resolved(String question, List<String> earlier) {
        String previous = "";
        int first = Math.max(0, earlier.size() - TURNS);
        for (String turn : earlier.subList(first, earlier.size())) {
            if (SmallTalk.reason(turn).isEmpty()) {
                previous = resolvedBy(previous, Politeness.removed(turn));
            }
        }
        return resolvedBy(previous, question);
    }

    private static String resolvedBy(String previous, String question) {
        Optional<String> topic = Entities.of(previous);
        if (topic.isEmpty()) {
            return question;
        }
        Matcher pronoun = PRONOUN.matcher(question);
        if (pronoun.find()) {
            boolean ownName =
                    !Entities.names(question.substring(0, pronoun.start())).isEmpty()
                            || (isImpersonal(pronoun.group())
                                    && !Entities.names(question).isEmpty());
            String whole = LEADING_AND.matcher(question).replaceFirst("");
            return ownName ? question : substituted(whole, topic.get());
        }
        Matcher ellipsis = ELLIPSIS.matcher(question);
        if (ellipsis.find()) {
            String rest = Politeness.removed(question.substring(ellipsis.end()));
            return QUESTION_START.matcher(rest).matches()
                    ? completed(rest, topic.get())
                    : swapped(previous, rest, topic.get());
        }
        return Entities.contentWords(question).isEmpty() ? question + " " + topic.get() : question;
    }

    /** "What time is it in Tokyo?": nothing was named before that "it" could be. */
    private static boolean isImpersonal(String pronoun) {
        return pronoun.equalsIgnoreCase("it")
                || pronoun.toLowerCase(java.util.Locale.ROOT).startsWith("th");
    }

    private static String substituted(String question, String topic) {
        return PRONOUN.matcher(question).replaceFirst(Matcher.quoteReplacement(topic));
    }

    private static String completed(String question, String topic) {
        return Entities.names(question).isEmpty() ? question + " " + topic : question;
    }

    /** "And Germany?" asks the same of another thing; "and the area?" asks another thing of the same. */
    private static String swapped(String previous, String rest, String topic) {
        boolean named =
                !Entities.names(rest).isEmpty() || !Entities.names(previous).contains(topic);
        if (!named) {
            return rest + " " + topic;
        }
        if (Entities.names(previous).contains(topic)) {
            String bare = rest.replaceFirst("(?i)^(?:in|of|for|at|on|the|with|by) ", "");
            return previous.replace(topic, bare);
        }
        return rest + " " + String.join(" ", Entities.contentWords(previous));
    }
}

package dev.resonance.rag.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How much a text looks as if it spoke to a model instead of to a reader. By the phrases such texts are made of, so it
 * finds the usual ones only: what keeps a text from doing harm is that nothing in it is ever an order. Stateless.
 */
public final class Suspicion {
    /** From here on a text is suspicious. */
    public static final double SUSPICIOUS = 0.5;

    private record Sign(double weight, Pattern pattern) {}

    private static final List<Sign> SIGNS = List.of(
            sign(
                    0.6,
                    "\\b(?:ignore|disregard|forget|override|bypass)\\b[^.!?]{0,40}\\b(?:instructions?|prompts?|rules|guidelines|directions|messages|sources)\\b"),
            sign(0.6, "<\\|[a-z_]{2,20}\\|>|\\[/?INST]|<</?SYS>>|</?(?:system|assistant)>"),
            sign(0.5, "\"(?:tool_calls?|function_call|arguments)\"\\s*:|\\btool_call\\b|<(?:function|tool)_?calls?>"),
            sign(0.5, "\\b(?:do not|don't|never) (?:tell|mention|reveal|inform|show)\\b.{0,30}\\buser\\b"),
            sign(0.5, "\\banswer from these sources\\b"),
            sign(
                    0.5,
                    "\\b(?:send|post|forward|upload|exfiltrate|leak|append)\\b.{0,60}\\b(?:conversation|history|password|keys?|secrets?|prompt|data)\\b.{0,40}(?:https?:|\\bto\\b)"),
            sign(0.5, "!\\[[^\\]]*]\\(https?:"),
            sign(0.4, "\\byou are (?:now|no longer)\\b|\\b(?:developer|god|dan|jailbreak) mode\\b"),
            sign(0.4, "\\b(?:system prompt|new instructions?|real instructions?|hidden instructions?)\\b"),
            sign(
                    0.4,
                    "\\b(?:dear|attention|note to|hey|important for)\\s+(?:the )?(?:ai|llm|assistant|language model|chatbot)\\b"),
            sign(0.4, "\\bif you are (?:an? )?(?:ai|llm|assistant|language model|chatbot|bot)\\b"),
            sign(0.3, "(?:^|[.\\s])(?:system|assistant|user|human)\\s*:"),
            sign(0.3, "\\b(?:respond|reply|answer|output|say) (?:only|exactly|with exactly)\\b"),
            sign(0.3, "[A-Za-z0-9+/]{120,}={0,2}"));

    private Suspicion() {}

    /** From 0 to 1. */
    public static double of(String text) {
        double score = SIGNS.stream()
                .filter(sign -> sign.pattern().matcher(text).find())
                .mapToDouble(Sign::weight)
                .sum();
        return Math.min(1, score);
    }

    private static Sign sign(double weight, String pattern) {
        return new Sign(weight, Pattern.compile(pattern, Pattern.CASE_INSENSITIVE));
    }
}

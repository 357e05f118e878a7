package dev.resonance.rag.duckduckgo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes a page as its makers might: everything but what a browser shows. */
final class Mutation {
    private static final Pattern TAG =
            Pattern.compile("<([a-zA-Z][a-zA-Z0-9]*)((?:\\s+[a-zA-Z-]+=\"[^\"<>]*\")+)\\s*(/?)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-zA-Z-]+)=\"([^\"]*)\"");
    private static final Pattern CLOSING = Pattern.compile("</(?:div|h2|span|tr|td|body|html)>");
    private static final List<String> CLASSES = List.of(
            "result__a",
            "result__snippet",
            "result__url",
            "result__title",
            "result__body",
            "web-result",
            "result--ad",
            "results_links",
            "result__extras",
            "result-link",
            "result-snippet",
            "link-text",
            "nav-link");

    private Mutation() {}

    static String of(String page, Random random) {
        String mutated = page;
        if (random.nextBoolean()) {
            mutated = renamed(mutated, random);
        }
        mutated = attributes(mutated, random);
        if (random.nextBoolean()) {
            mutated = mutated.replaceAll(">\\s+<", random.nextBoolean() ? "><" : ">\n\n   <");
        }
        return random.nextBoolean() ? unclosed(mutated, random) : mutated;
    }

    private static String renamed(String page, Random random) {
        String mutated = page;
        for (String name : CLASSES) {
            if (random.nextInt(3) == 0) {
                mutated = mutated.replaceAll("\\b" + name + "\\b", "c" + random.nextInt(1_000_000));
            }
        }
        return mutated;
    }

    private static String attributes(String page, Random random) {
        return TAG.matcher(page).replaceAll(tag -> {
            List<String> attributes = new ArrayList<>();
            Matcher attribute = ATTRIBUTE.matcher(tag.group(2));
            while (attribute.find()) {
                boolean single = random.nextInt(3) == 0 && attribute.group(2).indexOf('\'') < 0;
                String quote = single ? "'" : "\"";
                attributes.add(attribute.group(1) + "=" + quote + attribute.group(2) + quote);
            }
            if (random.nextBoolean()) {
                Collections.shuffle(attributes, random);
            }
            return Matcher.quoteReplacement(
                    "<" + tag.group(1) + " " + String.join(" ", attributes) + tag.group(3) + ">");
        });
    }

    private static String unclosed(String page, Random random) {
        return CLOSING.matcher(page)
                .replaceAll(tag -> random.nextInt(15) == 0 ? "" : Matcher.quoteReplacement(tag.group()));
    }
}

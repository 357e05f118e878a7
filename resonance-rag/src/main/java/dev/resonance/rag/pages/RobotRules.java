package dev.resonance.rag.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a site's robots.txt asks of us (RFC 9309): the longest rule that fits decides; without one all is allowed. */
record RobotRules(List<Rule> rules) {
    /** A path pattern and what it says. */
    record Rule(String path, boolean allow) {
        boolean fits(String target) {
            String pattern = Pattern.quote(path).replace("*", "\\E.*\\Q");
            boolean end = path.endsWith("$");
            String bare = end ? pattern.replaceFirst("\\$\\\\E$", "\\\\E") : pattern;
            return Pattern.compile(bare + (end ? "" : ".*"), Pattern.DOTALL)
                    .matcher(target)
                    .matches();
        }
    }

    static final RobotRules NONE = new RobotRules(List.of());

    RobotRules {
        rules = List.copyOf(rules);
    }

    /** The group for {@code name}, or else the one for all. */
    static RobotRules of(String text, String name) {
        List<Rule> ours = new ArrayList<>();
        List<Rule> everybodys = new ArrayList<>();
        boolean named = false;
        boolean forUs = false;
        boolean forAll = false;
        boolean inAgents = false;
        for (String line : text.lines().limit(5_000).toList()) {
            String[] field = line.replaceFirst("#.*", "").split(":", 2);
            String key = field[0].strip().toLowerCase(Locale.ROOT);
            String value = field.length < 2 ? "" : field[1].strip();
            if (key.equals("user-agent")) {
                forUs = (inAgents && forUs) || value.equalsIgnoreCase(name);
                forAll = (inAgents && forAll) || value.equals("*");
                named |= forUs;
                inAgents = true;
            } else if (key.equals("allow") || key.equals("disallow")) {
                inAgents = false;
                Rule rule = new Rule(value, key.equals("allow"));
                if (!value.isEmpty() && forUs) {
                    ours.add(rule);
                } else if (!value.isEmpty() && forAll) {
                    everybodys.add(rule);
                }
            }
        }
        return new RobotRules(named ? ours : everybodys);
    }

    /** Whether this path, with its query, may be fetched. */
    boolean allow(String target) {
        Rule best = new Rule("", true);
        for (Rule rule : rules) {
            int longer = rule.path().length() - best.path().length();
            if (rule.fits(target) && (longer > 0 || (longer == 0 && rule.allow()))) {
                best = rule;
            }
        }
        return best.allow();
    }
}

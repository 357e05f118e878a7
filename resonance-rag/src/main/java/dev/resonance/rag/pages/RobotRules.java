package dev.resonance.rag.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a site's robots.txt asks of us (RFC 9309): the longest rule that fits decides; without one all is allowed. */
record RobotRules(List<Rule> rules) {
    /** A path pattern and what it says. */
    record Rule(String path, boolean allow) {
        /** Finds the pieces between its stars one after the other, which takes no longer for more of them. */
        boolean fits(String target) {
            boolean toTheEnd = path.endsWith("$");
            String[] pieces = (toTheEnd ? path.substring(0, path.length() - 1) : path).split("\\*", -1);
            if (!target.startsWith(pieces[0])) {
                return false;
            }
            int place = pieces[0].length();
            for (int i = 1; i < pieces.length - (toTheEnd ? 1 : 0); i++) {
                int found = target.indexOf(pieces[i], place);
                if (found < 0) {
                    return false;
                }
                place = found + pieces[i].length();
            }
            if (!toTheEnd) {
                return true;
            }
            String last = pieces[pieces.length - 1];
            return pieces.length == 1
                    ? place == target.length()
                    : target.endsWith(last) && target.length() - last.length() >= place;
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

package dev.resonance.ui.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What is a comment, a string, a number and a keyword in a language; just enough to colour it. */
record Grammar(Pattern pattern) {
    /** The groups of every pattern, in order of precedence. */
    static final List<String> KINDS = List.of("comment", "string", "number", "keyword");

    private static final String SLASHES = "//[^\\n]*|/\\*(?s:.*?)(?:\\*/|\\z)";
    private static final String HASH = "#[^\\n]*";
    private static final String DASHES = "--[^\\n]*|/\\*(?s:.*?)(?:\\*/|\\z)";
    private static final String MARKUP = "<!--(?s:.*?)(?:-->|\\z)";
    private static final String NEVER = "(?!)";
    private static final String QUOTES =
            "\"\"\"(?s:.*?)(?:\"\"\"|\\z)|\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\"?|'[^'\\\\\\n]*+(?:\\\\.[^'\\\\\\n]*+)*+'?";
    private static final String TICKS = QUOTES + "|`[^`\\\\]*+(?:\\\\.[^`\\\\]*+)*+`?";

    private static final Grammar PLAIN = of(NEVER, "\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\"", "");
    private static final Map<String, Grammar> BY_LANGUAGE = new HashMap<>();

    static {
        put(of(SLASHES, QUOTES, Words.JAVA), "java", "kotlin", "kt", "scala", "groovy", "cs", "csharp", "c#");
        put(of(SLASHES, TICKS, Words.SCRIPT), "js", "javascript", "jsx", "ts", "typescript", "tsx");
        put(of(SLASHES, TICKS, Words.GO), "go", "golang");
        put(of(SLASHES, QUOTES, Words.NATIVE), "c", "cpp", "c++", "h", "rust", "rs", "swift");
        put(of(HASH, QUOTES, Words.PYTHON), "python", "py");
        put(
                of(HASH, QUOTES, Words.SHELL),
                "sh",
                "bash",
                "shell",
                "zsh",
                "console",
                "dockerfile",
                "yaml",
                "yml",
                "toml");
        put(of(DASHES, QUOTES, Words.SQL), "sql", "sqlite", "postgresql");
        put(of(NEVER, QUOTES, "true|false|null"), "json");
        put(of(MARKUP, QUOTES, "(?<=<|</)[A-Za-z][\\w:.-]*"), "html", "xml", "svg");
        put(of("/\\*(?s:.*?)(?:\\*/|\\z)", QUOTES, "@[\\w-]+|[\\w-]+(?=\\s*:)"), "css");
    }

    static Grammar of(String language) {
        return BY_LANGUAGE.getOrDefault(language, PLAIN);
    }

    private static void put(Grammar grammar, String... languages) {
        for (String language : languages) {
            BY_LANGUAGE.put(language, grammar);
        }
    }

    private static Grammar of(String comment, String string, String keywords) {
        String keyword =
                keywords.isEmpty() ? NEVER : keywords.startsWith("(") ? keywords : "\\b(?:" + keywords + ")\\b";
        return new Grammar(Pattern.compile("(?<comment>" + comment + ")|(?<string>" + string
                + ")|(?<number>\\b(?:0[xX][\\da-fA-F_]+|\\d[\\d_]*(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)[fFdDlL]?\\b)|(?<keyword>"
                + keyword + ")"));
    }
}

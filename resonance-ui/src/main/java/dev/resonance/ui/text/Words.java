package dev.resonance.ui.text;

/** The keywords of the coloured languages, as alternatives of a pattern. */
final class Words {
    static final String JAVA = "abstract|as|boolean|break|byte|case|catch|char|class|const|continue|data|default|do|"
            + "double|else|enum|extends|false|final|finally|float|for|fun|if|implements|import|in|instanceof|int|"
            + "interface|is|long|namespace|native|new|null|object|override|package|permits|private|protected|public|"
            + "record|return|sealed|short|static|string|super|switch|synchronized|this|throw|throws|true|try|using|"
            + "val|var|void|volatile|when|while|yield";
    static final String SCRIPT = "async|await|break|case|catch|class|const|continue|default|delete|do|else|export|"
            + "extends|false|finally|for|from|function|if|implements|import|in|instanceof|interface|let|new|null|of|"
            + "return|static|super|switch|this|throw|true|try|type|typeof|undefined|var|void|while|yield";
    static final String GO = "break|case|chan|const|continue|default|defer|else|false|for|func|go|if|import|interface|"
            + "map|nil|package|range|return|select|struct|switch|true|type|var";
    static final String NATIVE =
            "as|async|await|auto|bool|break|case|char|class|const|constexpr|continue|crate|default|"
                    + "delete|do|double|else|enum|extern|false|float|fn|for|func|guard|if|impl|include|int|let|long|loop|match|"
                    + "mod|mut|namespace|new|nil|nullptr|private|protected|pub|public|return|self|short|signed|sizeof|static|"
                    + "struct|switch|template|this|trait|true|typedef|typename|union|unsafe|unsigned|use|using|var|virtual|"
                    + "void|volatile|where|while";
    static final String PYTHON = "and|as|assert|async|await|break|case|class|continue|def|del|elif|else|except|False|"
            + "finally|for|from|global|if|import|in|is|lambda|match|None|nonlocal|not|or|pass|raise|return|self|True|"
            + "try|while|with|yield";
    static final String SHELL = "case|cd|do|done|echo|elif|else|esac|exit|export|false|fi|for|function|if|in|local|"
            + "null|return|set|source|then|true|unset|until|while|FROM|RUN|COPY|CMD|ENTRYPOINT|ENV|WORKDIR|EXPOSE";
    static final String SQL = "(?i:add|all|alter|and|as|asc|between|by|case|create|delete|desc|distinct|drop|else|end|"
            + "exists|from|full|group|having|in|index|inner|insert|into|is|join|key|left|like|limit|not|null|offset|"
            + "on|or|order|outer|primary|references|returning|right|select|set|table|then|union|unique|update|"
            + "values|when|where|with)";

    private Words() {}
}

package dev.resonance.ui.language;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Finds string literals that people would read, in Java sources, by the compiler's own syntax tree. */
final class SpokenLiterals extends TreeScanner<Void, Boolean> {
    /** What shows its argument: not even a short word may stand there. */
    private static final Set<String> SHOWING = Set.of(
            "setText",
            "setTitle",
            "setLabel",
            "setHelperText",
            "setPlaceholder",
            "setAriaLabel",
            "setHeaderTitle",
            "setHeader",
            "setConfirmText",
            "setCancelText",
            "setErrorMessage",
            "setPageTitle",
            "setTooltipText",
            "Span",
            "Div",
            "Paragraph",
            "H1",
            "H2",
            "H3",
            "H4",
            "Button",
            "Anchor",
            "NativeLabel",
            "TextField",
            "TextArea",
            "Select",
            "ComboBox",
            "Checkbox",
            "Details",
            "Tab",
            "Notification",
            "show",
            "addItem");

    /** What shows its argument to nobody but a machine or a programmer. */
    private static final Set<String> HIDING = Set.of(
            "executeJs",
            "setFilter",
            "addClassName",
            "addClassNames",
            "setClassName",
            "removeClassName",
            "setWidth",
            "setHeader",
            "addEventListener",
            "addEventData",
            "get",
            "ofPattern",
            "matches",
            "compile",
            "split",
            "getProperty",
            "addMetaTag",
            "attr",
            "equals",
            "getHeader",
            "require",
            "appendElement",
            "append",
            "error",
            "warn",
            "info",
            "debug",
            "setProperty",
            "translate");

    /** What stands on keys, and what only looks like prose. */
    private static final Set<String> NO_WORDS =
            Set.of("Ctrl", "Shift", "Enter", "Esc", "light dark", "noopener noreferrer nofollow");

    private static final Pattern PROSE =
            Pattern.compile("[^<]*\\p{L}{2,}[,.:;]? +\\p{L}{2,}[^;]*|\\p{Lu}\\p{L}+[.!?]?");

    private final List<Found> found = new ArrayList<>();
    private final String file;

    private SpokenLiterals(String file) {
        this.file = file;
    }

    record Found(String file, String literal) {}

    static List<Found> of(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Found> all = new ArrayList<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources));
            for (CompilationUnitTree source : task.parse()) {
                SpokenLiterals scanner =
                        new SpokenLiterals(source.getSourceFile().getName());
                scanner.scan(source.getTypeDecls(), false);
                all.addAll(scanner.found);
            }
        }
        return all;
    }

    @Override
    public @Nullable Void visitAnnotation(AnnotationTree annotation, Boolean shown) {
        return null;
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, Boolean shown) {
        String name = lastName(call.getMethodSelect());
        scan(call.getMethodSelect(), shown);
        scanArguments(name, call.getArguments());
        return null;
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree made, Boolean shown) {
        scanArguments(lastName(made.getIdentifier()), made.getArguments());
        scan(made.getClassBody(), false);
        return null;
    }

    @Override
    public @Nullable Void visitLiteral(LiteralTree literal, Boolean shown) {
        if (literal.getValue() instanceof String text) {
            boolean word = text.chars().anyMatch(Character::isLetter);
            if (!NO_WORDS.contains(text) && (shown ? word : PROSE.matcher(text).matches())) {
                found.add(new Found(file, text));
            }
        }
        return null;
    }

    private void scanArguments(String name, List<? extends ExpressionTree> arguments) {
        if (name.equals("setAttribute")) {
            boolean label = arguments.getFirst().toString().matches("\"(aria-label|title|placeholder|alt)\"");
            scan(arguments.subList(1, arguments.size()), label);
        } else if (!HIDING.contains(name) && !name.endsWith("Exception")) {
            scan(arguments, SHOWING.contains(name));
        }
    }

    private static String lastName(Tree tree) {
        String name = tree.toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }
}

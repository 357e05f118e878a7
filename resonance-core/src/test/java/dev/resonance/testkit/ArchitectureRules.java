package dev.resonance.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.resonance.conversation.ConversationStore;
import dev.resonance.engine.ChatEngine;
import dev.resonance.retrieval.Retriever;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which part of Resonance may know which other, and which library. A module's test checks its own classes by all rules:
 *
 * <pre>{@code
 * @ParameterizedTest
 * @MethodSource("dev.resonance.testkit.ArchitectureRules#all")
 * void module_keepsTheRule(ArchRule rule) {
 *     rule.check(ArchitectureRules.ownClasses());
 * }
 * }</pre>
 */
public final class ArchitectureRules {
    private static final List<Class<?>> PARTS = List.of(ChatEngine.class, ConversationStore.class, Retriever.class);
    private static final DescribedPredicate<JavaClass> ONE_IMPLEMENTATION = describe(
            "an implementation of ChatEngine, ConversationStore or Retriever",
            type -> PARTS.stream().anyMatch(part -> type.isAssignableTo(part) && !type.isEquivalentTo(part)));

    private static final JavaClasses OWN_CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_JARS)
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.resonance");

    private ArchitectureRules() {}

    /** The classes of the module whose test this is, without its tests and without what lies in jars. */
    public static JavaClasses ownClasses() {
        if (OWN_CLASSES.isEmpty()) {
            throw new IllegalStateException("found no classes of this module: rules about nothing hold always");
        }
        return OWN_CLASSES;
    }

    /** Every rule; those about another module hold trivially. */
    public static Stream<ArchRule> all() {
        return Stream.of(
                        only("dev.resonance.gpt2..", "ai.djl.."),
                        only("dev.resonance.storage..", "org.jdbi.."),
                        only("dev.resonance.server..", "io.helidon.."),
                        only("dev.resonance.ui..", "com.vaadin.."),
                        // Each package is a slice of its own, the one with the module's door included.
                        slices().matching("dev.(**)").should().beFreeOfCycles(),
                        partsThroughTheirInterfaces())
                // Not every module has classes that a rule is about.
                .map(rule -> rule.allowEmptyShould(true));
    }

    private static ArchRule only(String packages, String library) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(packages)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }

    private static ArchRule partsThroughTheirInterfaces() {
        return noClasses()
                .that()
                .resideInAnyPackage("dev.resonance.server..", "dev.resonance.ui..")
                .and()
                .resideOutsideOfPackage("..app..")
                .should()
                .dependOnClassesThat(ONE_IMPLEMENTATION)
                .because("adapters see the model, the store and the retriever through their interfaces,"
                        + " outside of the composition root");
    }
}

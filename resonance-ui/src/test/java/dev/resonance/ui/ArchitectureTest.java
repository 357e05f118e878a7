package dev.resonance.ui;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import dev.resonance.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ArchitectureTest {
    @ParameterizedTest
    @MethodSource("dev.resonance.testkit.ArchitectureRules#all")
    void ui_keepsTheRule(ArchRule rule) {
        rule.check(ArchitectureRules.ownClasses());
    }

    @Test
    void presentersAndText_knowNothingOfThePage() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.resonance.ui.chat",
                        "dev.resonance.ui.data",
                        "dev.resonance.ui.language",
                        "dev.resonance.ui.text")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.vaadin..", "jakarta.servlet..", "org.eclipse.jetty..", "dev.resonance.ui.view")
                .check(ArchitectureRules.ownClasses());
    }

    @Test
    void row44_pagesOfEverybodysData_areTheAdminsOnly() {
        noClasses()
                .that()
                .areNotAssignableTo("dev.resonance.ui.view.AdminFrame")
                .should()
                .callMethod("dev.resonance.ui.view.Backends", "ofTheAdmin")
                .check(ArchitectureRules.ownClasses());
    }
}

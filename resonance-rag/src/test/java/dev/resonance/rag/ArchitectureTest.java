package dev.resonance.rag;

import com.tngtech.archunit.lang.ArchRule;
import dev.resonance.testkit.ArchitectureRules;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ArchitectureTest {
    @ParameterizedTest
    @MethodSource("dev.resonance.testkit.ArchitectureRules#all")
    void rag_keepsTheRule(ArchRule rule) {
        rule.check(ArchitectureRules.ownClasses());
    }
}

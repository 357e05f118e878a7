package dev.resonance;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import dev.resonance.testkit.ArchitectureRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
    @ParameterizedTest
    @MethodSource("dev.resonance.testkit.ArchitectureRules#all")
    void core_keepsTheRule(ArchRule rule) {
        rule.check(ArchitectureRules.ownClasses());
    }

    @Test
    void ownClasses_ofCore_areThoseThatShip() {
        assertThat(ArchitectureRules.ownClasses().contain(Resonance.class)).isTrue();
        assertThat(ArchitectureRules.ownClasses().contain(ArchitectureRules.class))
                .isFalse();
    }
}

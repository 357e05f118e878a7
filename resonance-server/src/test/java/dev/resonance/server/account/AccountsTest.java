package dev.resonance.server.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.resonance.error.InvalidValueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AccountsTest {
    private static final Account ADA = new Account("ada", true);

    @TempDir
    private Path folder;

    @Test
    void row47_find_knowsWhoHasTheRightPassword() throws IOException {
        Accounts accounts = accounts(
                "# people",
                "",
                Accounts.line(ADA, "pässword:1"),
                Accounts.line(new Account("bob", false), "password2"));

        assertThat(accounts.find("ada", "pässword:1")).contains(ADA);
        assertThat(accounts.find("bob", "password2")).contains(new Account("bob", false));
        assertThat(accounts.find("bob", "pässword:1")).isEmpty();
        assertThat(accounts.find("carl", "password2")).isEmpty();
        assertThat(accounts.find("", "")).isEmpty();
    }

    @Test
    void row47_line_holdsNoPasswordAndIsNeverTheSame() {
        String line = Accounts.line(ADA, "secret password");

        assertThat(line)
                .startsWith("ada:pbkdf2-sha512$210000$")
                .endsWith(":admin")
                .doesNotContain("secret");
        assertThat(Accounts.line(ADA, "secret password")).isNotEqualTo(line);
    }

    @Test
    void row47_line_shortPassword_isRefusedUnseen() {
        assertThatThrownBy(() -> Accounts.line(ADA, "short12"))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageNotContaining("short12");
    }

    @Test
    void read_badLine_isNamedByItsNumberAndNotShown() {
        for (String bad : List.of("ada:secret", "ada", "ada:secret:root", "a b:" + hash(), "ada:" + hash() + ":user")) {
            assertThatThrownBy(() -> accounts("# first", bad))
                    .as(bad)
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining("line 2")
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void read_nobodyOrNoFile_isRefused() {
        assertThatThrownBy(() -> accounts("# nobody")).isInstanceOf(InvalidValueException.class);
        assertThatThrownBy(() -> Accounts.read(folder.resolve("none"))).isInstanceOf(InvalidValueException.class);
    }

    private static String hash() {
        return Accounts.line(ADA, "password").split(":", -1)[1];
    }

    private Accounts accounts(String... lines) throws IOException {
        Path file = folder.resolve("users");
        Files.write(file, List.of(lines));
        return Accounts.read(file);
    }
}

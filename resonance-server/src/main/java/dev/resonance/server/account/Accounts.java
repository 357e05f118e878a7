package dev.resonance.server.account;

import static dev.resonance.error.InvalidValueException.require;

import dev.resonance.error.InvalidValueException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The users of the web chat, from a file with one a line: {@code NAME:HASH} or {@code NAME:HASH:admin}, as {@code
 * ./resonance user NAME} prints it. Empty lines and those that begin with {@code #} are left out. Immutable.
 */
public final class Accounts {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, Entry> byName;
    private final PasswordHash nobodys = PasswordHash.of("nobody's password", RANDOM);

    private Accounts(Map<String, Entry> byName) {
        this.byName = byName;
    }

    /**
     * Reads the file.
     *
     * @throws InvalidValueException if it cannot be read, holds nobody, or has a line that is none of the above: its
     *     number, and never what stands there
     */
    public static Accounts read(Path file) {
        Map<String, Entry> byName = new LinkedHashMap<>();
        List<String> lines = lines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                Entry entry = entry(line, file + ", line " + (i + 1));
                byName.put(entry.account().name(), entry);
            }
        }
        require(!byName.isEmpty(), "UI_USERS", file, "a file with at least one line of './resonance user NAME'");
        return new Accounts(byName);
    }

    /** A line for the file. */
    public static String line(Account account, String password) {
        String hash = PasswordHash.of(password, RANDOM).text();
        return account.name() + ":" + hash + (account.admin() ? ":admin" : "");
    }

    /** The user with this name and password. Takes as long for a wrong password as for a wrong name. */
    public Optional<Account> find(String name, String password) {
        Entry entry = byName.get(name);
        boolean right = (entry == null ? nobodys : entry.hash()).matches(password);
        return entry != null && right ? Optional.of(entry.account()) : Optional.empty();
    }

    private static Entry entry(String line, String place) {
        String[] parts = line.split(":", -1);
        boolean admin = parts.length == 3 && parts[2].equals("admin");
        require(parts.length == 2 || admin, "UI_USERS", place, "NAME:HASH or NAME:HASH:admin");
        try {
            return new Entry(new Account(parts[0], admin), PasswordHash.parse(parts[1]));
        } catch (InvalidValueException e) {
            throw new InvalidValueException("UI_USERS", place, "a line that './resonance user NAME' printed");
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new InvalidValueException("UI_USERS", file, "a text file that can be read");
        }
    }

    private record Entry(Account account, PasswordHash hash) {}
}

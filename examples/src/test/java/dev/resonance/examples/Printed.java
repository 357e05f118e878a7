package dev.resonance.examples;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Catches what a program prints. It replaces {@link System#out} meanwhile, so one at a time. */
public final class Printed {
    private Printed() {}

    public static String by(Program program) throws Exception {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream catching = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(catching);
            program.run();
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** What prints. */
    public interface Program {
        void run() throws Exception;
    }
}

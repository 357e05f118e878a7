package dev.resonance.training;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import dev.resonance.training.RecordParser.BadRecordException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Reads datasets: files of JSON lines ({@code .jsonl}), one JSON array ({@code .json}) or plain text ({@code .txt},
 * documents with blank lines between them, or one a line where there is no blank line), each also with {@code .gz}
 * behind its name; or directories of such files.
 *
 * <p>A record is Alpaca's {@code {"instruction", "input", "output"}}, a chat {@code {"messages": [{"role", "content"}]}},
 * {@code {"prompt", "completion"}} or {@code {"text"}}.
 */
final class DatasetFiles {
    private final DataOptions.BadRecords badRecords;
    private int skipped;

    DatasetFiles(DataOptions.BadRecords badRecords) {
        this.badRecords = badRecords;
    }

    /**
     * Gives each record, file by file in the order of their names.
     *
     * @throws TrainingException if there is no such file, it cannot be read, or a record is bad and that is fatal
     */
    void read(Path place, Consumer<TrainingRecord> records) {
        for (Path file : files(place)) {
            String name = plainName(file);
            try (BufferedReader reader = open(file)) {
                if (name.endsWith(".txt")) {
                    readText(reader, records);
                } else if (beginsArray(reader)) {
                    readArray(file, reader, records);
                } else {
                    readLines(file, reader, records);
                }
            } catch (IOException | JsonParseException e) {
                throw new TrainingException(file + " cannot be read to its end: is it whole, and in UTF-8?", e);
            }
        }
    }

    /** How many records were bad and left out. */
    int skipped() {
        return skipped;
    }

    static List<Path> files(Path place) {
        if (Files.isRegularFile(place)) {
            return List.of(place);
        }
        if (!Files.isDirectory(place)) {
            throw new TrainingException(
                    "there is no dataset " + place + ": name a .json, .jsonl or .txt file, or a directory of them");
        }
        try (Stream<Path> all = Files.walk(place)) {
            List<Path> files = all.filter(Files::isRegularFile)
                    .filter(file -> Stream.of(".json", ".jsonl", ".txt").anyMatch(plainName(file)::endsWith))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new TrainingException("there is no .json, .jsonl or .txt file in " + place);
            }
            return files;
        } catch (IOException e) {
            throw new TrainingException("the directory " + place + " cannot be read", e);
        }
    }

    private static String plainName(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".gz") ? name.substring(0, name.length() - ".gz".length()) : name;
    }

    private static BufferedReader open(Path file) throws IOException {
        InputStream stream = Files.newInputStream(file);
        boolean packed = file.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
        return new BufferedReader(
                new InputStreamReader(packed ? new GZIPInputStream(stream) : stream, StandardCharsets.UTF_8));
    }

    private static boolean beginsArray(BufferedReader reader) throws IOException {
        int character;
        do {
            reader.mark(1);
            character = reader.read();
        } while (character >= 0 && (Character.isWhitespace(character) || character == '\uFEFF'));
        reader.reset();
        return character == '[';
    }

    private void readLines(Path file, BufferedReader reader, Consumer<TrainingRecord> records) throws IOException {
        int number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            if (!line.isBlank()) {
                try {
                    records.accept(RecordParser.parse(line));
                } catch (BadRecordException e) {
                    refuse(file + ", line " + number, e);
                }
            }
        }
    }

    private void readArray(Path file, BufferedReader text, Consumer<TrainingRecord> records) throws IOException {
        JsonReader reader = new JsonReader(text);
        reader.beginArray();
        for (int number = 1; reader.hasNext(); number++) {
            JsonElement element = JsonParser.parseReader(reader);
            try {
                records.accept(RecordParser.parse(element));
            } catch (BadRecordException e) {
                refuse(file + ", record " + number, e);
            }
        }
        reader.endArray();
    }

    private static void readText(BufferedReader reader, Consumer<TrainingRecord> records) throws IOException {
        List<String> lines = reader.lines().toList();
        if (lines.stream().noneMatch(String::isBlank)) {
            lines.forEach(line -> records.accept(new TrainingRecord.Document(line)));
            return;
        }
        StringBuilder document = new StringBuilder();
        for (String line : Stream.concat(lines.stream(), Stream.of("")).toList()) {
            if (!line.isBlank()) {
                document.append(document.isEmpty() ? "" : "\n").append(line);
            } else if (!document.isEmpty()) {
                records.accept(new TrainingRecord.Document(document.toString()));
                document.setLength(0);
            }
        }
    }

    private void refuse(String place, BadRecordException fault) {
        if (badRecords == DataOptions.BadRecords.FAIL) {
            throw new TrainingException(place + " " + fault.getMessage()
                    + ": mend it, or leave such records out with --on-bad-record skip");
        }
        skipped++;
    }
}

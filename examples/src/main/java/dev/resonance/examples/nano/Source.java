package dev.resonance.examples.nano;

/** A passage under a title, as it stands in a prompt. */
record Source(String title, String text) {
    /** Its line in the list of sources. */
    String line(int number) {
        String line =
                (title + ": " + text).replaceAll("[\\s\\p{Z}]+", " ").replaceAll("\\[(\\s*\\d{1,3}\\s*)]", "($1)");
        return "[" + number + "] " + line.strip();
    }

    int length() {
        return title.length() + text.length() + 6;
    }
}

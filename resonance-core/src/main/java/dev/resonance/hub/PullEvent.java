package dev.resonance.hub;

/** What happens while a model is pulled, one file after the other: started, received any number of times, finished. */
public sealed interface PullEvent {
    /** The file's name. */
    String file();

    /** Its size. */
    long sizeBytes();

    /**
     * A file's turn has come.
     *
     * @param presentBytes what an earlier pull left of it; the whole size where nothing is to be fetched
     */
    record Started(String file, long sizeBytes, long presentBytes) implements PullEvent {}

    /**
     * More of the file has arrived; from the start again where the hub cannot go on in its middle.
     *
     * @param presentBytes how much is there now
     */
    record Received(String file, long sizeBytes, long presentBytes) implements PullEvent {}

    /** The file is there, and has the checksum that the hub names. */
    record Finished(String file, long sizeBytes) implements PullEvent {}
}

package dev.resonance.conversation;

import dev.resonance.error.ResonanceException;
import org.jspecify.annotations.Nullable;

/** A file was not stored because of the file: too large, of no wanted type, unreadable, or its bytes ended early. */
public final class AttachmentRefusedException extends ResonanceException {
    /** What is wrong with a file. */
    public enum Fault {
        /** It has more bytes than allowed. */
        TOO_LARGE,
        /** Its bytes ended early. */
        INCOMPLETE,
        /** It is of a type that is not wanted. */
        WRONG_TYPE,
        /** It is damaged, locked, or takes too much to read. */
        UNREADABLE
    }

    private final Fault fault;

    private AttachmentRefusedException(Fault fault, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.fault = fault;
    }

    /** It has more bytes than allowed. */
    public static AttachmentRefusedException tooLarge(String name, long maxSizeBytes) {
        return new AttachmentRefusedException(
                Fault.TOO_LARGE,
                "'" + shortened(name) + "' is larger than " + maxSizeBytes + " bytes: attach a smaller file",
                null);
    }

    /** Reading it failed. */
    public static AttachmentRefusedException incomplete(String name, Throwable cause) {
        return new AttachmentRefusedException(
                Fault.INCOMPLETE, "'" + shortened(name) + "' did not arrive completely: attach it again", cause);
    }

    /** What it is is not wanted. */
    public static AttachmentRefusedException wrongType(String name, String contentType, String wanted) {
        return new AttachmentRefusedException(
                Fault.WRONG_TYPE, "'" + shortened(name) + "' is " + contentType + ": attach " + wanted, null);
    }

    /** It is what it seems to be, but cannot be read. */
    public static AttachmentRefusedException unreadable(String name, String reason, @Nullable Throwable cause) {
        return new AttachmentRefusedException(
                Fault.UNREADABLE,
                "'" + shortened(name) + "' cannot be read, because " + reason + ": attach another file",
                cause);
    }

    /** What is wrong with the file. */
    public Fault fault() {
        return fault;
    }

    private static String shortened(String name) {
        String line = name.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= 60 ? line : line.substring(0, 57) + "...";
    }
}

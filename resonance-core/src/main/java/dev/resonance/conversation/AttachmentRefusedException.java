package dev.resonance.conversation;

import dev.resonance.error.ResonanceException;
import org.jspecify.annotations.Nullable;

/** A file was not stored because of the file: it is too large, or its bytes ended early. */
public final class AttachmentRefusedException extends ResonanceException {
    private AttachmentRefusedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** It has more bytes than allowed. */
    public static AttachmentRefusedException tooLarge(String name, long maxSizeBytes) {
        return new AttachmentRefusedException(
                "'" + shortened(name) + "' is larger than " + maxSizeBytes + " bytes: attach a smaller file", null);
    }

    /** Reading it failed. */
    public static AttachmentRefusedException incomplete(String name, Throwable cause) {
        return new AttachmentRefusedException(
                "'" + shortened(name) + "' did not arrive completely: attach it again", cause);
    }

    private static String shortened(String name) {
        return name.length() <= 60 ? name : name.substring(0, 57) + "...";
    }
}

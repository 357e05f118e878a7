package dev.resonance.error;

/** A value that is outside what is allowed: an option, a configuration entry or a field of a request. */
public final class InvalidValueException extends ResonanceException {
    private final String name;

    /**
     * @param name the option as the person who set it knows it, such as {@code TEMPERATURE} or {@code top_p}
     * @param value what was given; shortened to 60 characters in the message
     * @param allowed what is allowed, such as {@code "a number from 0 to 2"}
     */
    public InvalidValueException(String name, Object value, String allowed) {
        super(name + " is " + shortened(String.valueOf(value)) + ", but must be " + allowed);
        this.name = name;
    }

    private InvalidValueException(String name, String message) {
        super(message);
        this.name = name;
    }

    /** In the words of whoever refused the value: one line with the name, the value and what is allowed. */
    public static InvalidValueException told(String name, String message) {
        return new InvalidValueException(name, message);
    }

    /** The option's name. */
    public String name() {
        return name;
    }

    /** Throws unless {@code holds}. */
    public static void require(boolean holds, String name, Object value, String allowed) {
        if (!holds) {
            throw new InvalidValueException(name, value, allowed);
        }
    }

    private static String shortened(String value) {
        String line = value.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= 60 ? "'" + line + "'" : "'" + line.substring(0, 57) + "...'";
    }
}

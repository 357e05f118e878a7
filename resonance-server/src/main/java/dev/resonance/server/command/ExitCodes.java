package dev.resonance.server.command;

import dev.resonance.engine.EngineClosedException;
import dev.resonance.engine.GenerationFailedException;
import dev.resonance.error.ResonanceException;
import dev.resonance.hub.PullFailedException;
import dev.resonance.training.TrainingException;
import java.io.IOException;
import java.io.PrintWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what went wrong, and ends with 2 for what the person can mend in the call, 1 for all else. */
final class ExitCodes {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int MISUSED = 2;

    private static final Logger log = LoggerFactory.getLogger(ExitCodes.class);

    private ExitCodes() {}

    static int afterFailure(Exception failure, CommandLine command) {
        PrintWriter err = command.getErr();
        String message = failure instanceof ResonanceException ? failure.getMessage() : null;
        err.println("resonance: " + oneLine(message == null ? "failed inside: " + failure : message));
        err.flush();
        log.debug("ended by", failure);
        return switch (failure) {
            case GenerationFailedException ignored -> FAILED;
            case EngineClosedException ignored -> FAILED;
            case PullFailedException ignored -> FAILED;
            case TrainingException training when training.getCause() instanceof IOException -> FAILED;
            case ResonanceException ignored -> MISUSED;
            default -> FAILED;
        };
    }

    static int afterMisuse(ParameterException misuse) {
        PrintWriter err = misuse.getCommandLine().getErr();
        err.println("resonance: " + fault(misuse) + cure(misuse));
        err.flush();
        return MISUSED;
    }

    /** Picocli's own words name every argument it did not know; the first one is what is wrong. */
    private static String fault(ParameterException misuse) {
        return misuse instanceof UnmatchedArgumentException unmatched
                ? "there is no option or command '" + unmatched.getUnmatched().getFirst() + "'"
                : oneLine(String.valueOf(misuse.getMessage()));
    }

    private static String cure(ParameterException misuse) {
        if (misuse instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            return ": did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?";
        }
        return ": '" + misuse.getCommandLine().getCommandSpec().qualifiedName() + " --help' lists what is allowed";
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\s*\\R\\s*", " ");
    }
}

package ehrctl.command.line;

import org.jspecify.annotations.Nullable;

/** Finds how the command that words name is typed. */
public interface CommandForms {
    /** The command of that noun and verb, or null. */
    @Nullable
    CommandForm find(String noun, String verb);
}

package ehrctl.command.session;

import ehrctl.api.Failure;
import ehrctl.command.line.CommandForms;
import ehrctl.command.line.CommandLineWords;
import org.jspecify.annotations.Nullable;

/** Finds the command that words name; handed down, because whoever runs many commands stands below them all. */
public interface CommandLookup extends CommandForms {
    @Override
    @Nullable
    Command find(String noun, String verb);

    /** What is wrong with words that name none. */
    Failure unknown(CommandLineWords words);
}

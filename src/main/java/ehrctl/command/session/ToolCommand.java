package ehrctl.command.session;

import ehrctl.command.line.Argument;
import ehrctl.command.line.Arguments;
import ehrctl.output.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the commands have in common that are no operation of the API. */
public abstract class ToolCommand implements Command {
    private final String noun;
    private final String verb;
    private final String purpose;

    public ToolCommand(String noun, String verb, String purpose) {
        this.noun = noun;
        this.verb = verb;
        this.purpose = purpose;
    }

    @Override
    public final String noun() {
        return noun;
    }

    @Override
    public final String verb() {
        return verb;
    }

    @Override
    public final String purpose() {
        return purpose;
    }

    @Override
    public List<Argument> arguments() {
        return List.of();
    }

    /** A tool that shows records says which. */
    @Override
    public @Nullable View view(Arguments arguments) {
        return null;
    }

    @Override
    public List<Integer> exitCodes() {
        return List.of(0, 2);
    }
}

package ehrctl.command.request;

import ehrctl.api.Parameter;
import ehrctl.command.line.Argument;
import java.util.List;
import java.util.Set;

/** One parameter of the row with the option or positional of its own. */
abstract class ParameterField extends Field {
    final Parameter parameter;
    /** {@code --start}, or the placeholder of a positional. */
    final String name;

    private final List<String> others;

    /**
     * A field of that parameter.
     *
     * @param others the options that may stand instead of it
     */
    ParameterField(Parameter parameter, String name, List<String> others) {
        this.parameter = parameter;
        this.name = name;
        this.others = others;
    }

    @Override
    List<Argument> arguments() {
        boolean positional = !name.startsWith("-");
        boolean required = positional || (parameter.typed() && others.isEmpty());
        String placeholder = positional ? name : parameter.kind().placeholder();
        return List.of(new Argument(name, placeholder, takes(), many(), required, help()));
    }

    private String help() {
        StringBuilder help = new StringBuilder(parameter.help());
        if (!parameter.known().isEmpty()) {
            help.append(", one of ").append(String.join(", ", parameter.known()));
            if (!parameter.typed()) {
                help.append("; default ").append(parameter.known().get(0));
            }
        }
        if (parameter.typed() && !others.isEmpty()) {
            help.append(" (required");
            for (String other : others) {
                help.append(", or ").append(other);
            }
            help.append(')');
        }
        return help.toString();
    }

    /** What its value is. */
    Argument.Takes takes() {
        return Argument.Takes.TEXT;
    }

    /** Whether it may be repeated. */
    boolean many() {
        return false;
    }

    @Override
    void addMissing(TypedLine line, Set<String> filled, List<String> missing) {
        if (parameter.typed() && !line.gives(name) && !filled.contains(parameter.name())) {
            missing.add(name);
        }
    }
}

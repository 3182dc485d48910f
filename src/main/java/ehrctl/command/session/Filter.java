package ehrctl.command.session;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.command.line.Arguments;
import ehrctl.command.line.GlobalOption;
import ehrctl.output.Jq;

/** {@code --jq}: what of an answer's JSON is printed, read before anything is sent. */
final class Filter {
    private final Jq jq;

    private Filter(Jq jq) {
        this.jq = jq;
    }

    /**
     * Reads the filter of a line that has one.
     *
     * @throws Failure (usage) where it cannot be understood, or other options say how to print
     */
    static Filter of(Arguments arguments) {
        for (GlobalOption other : new GlobalOption[] {GlobalOption.FIELDS, GlobalOption.DRY_RUN, GlobalOption.CURL}) {
            if (arguments.has(other.longName())) {
                throw Failure.usage("--jq and " + other.longName() + " exclude each other");
            }
        }
        String format = arguments.text(GlobalOption.OUTPUT.longName());
        if (format != null && !format.equals("json")) {
            throw Failure.usage("--jq filters JSON", "leave --output out, or use --output json");
        }
        try {
            return new Filter(Jq.of(String.valueOf(arguments.text(GlobalOption.JQ.longName()))));
        } catch (IllegalArgumentException e) {
            throw Failure.usage(
                    "--jq cannot be understood" + e.getMessage(), "write it as jq takes it, such as --jq '.[].id'");
        }
    }

    /** What is printed of an answer. */
    String of(JsonNode answer) {
        try {
            return jq.of(answer);
        } catch (IllegalArgumentException e) {
            throw Failure.sent(ExitCode.REJECTED, String.valueOf(e.getMessage()), "see the answer with -o json");
        }
    }
}

package ehrctl.command.request;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.ApiRequest;
import ehrctl.api.Parameter;
import ehrctl.command.line.Argument;
import java.util.List;

/**
 * What a line may say of a request: the option or positional of one parameter, sugar that fills in several, or a rule
 * about some of them. One is made for one line, and asked in the order of its methods.
 */
abstract class Field {
    /** What may be typed for it; a rule has none. */
    List<Argument> arguments() {
        return List.of();
    }

    /** Refuses options that exclude each other. */
    void refuseTogether(Line line) {}

    /** Whether it fills in a parameter on this line, whose own option need not be given then. */
    boolean fills(Line line, Parameter parameter) {
        return false;
    }

    /** Adds the options that this line lacks. */
    void addMissing(Line line, List<String> missing) {}

    /** Another way to give what is missing, as lines of advice. */
    List<String> insteadOf(List<String> missing) {
        return List.of();
    }

    /** Checks what can be told from the line alone. */
    void checkLine(Line line) {}

    /** Checks what is known of the EHR, and of values that need no reading. */
    void checkEhr(Line line) {}

    /** Reads what is not on the line, and puts it into the request. */
    void put(Line line, ApiRequest.Builder request) {}

    /** Says what a person would wonder about in a success. */
    void answered(Line line, ApiRequest request, JsonNode answer) {}
}

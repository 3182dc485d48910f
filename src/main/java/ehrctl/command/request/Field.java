package ehrctl.command.request;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.ApiRequest;
import ehrctl.command.line.Argument;
import java.util.List;
import java.util.Set;

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
    void refuseTogether(TypedLine line) {}

    /** The parameters that it fills in on this line, whose own options need not be given then. */
    List<String> fills(TypedLine line) {
        return List.of();
    }

    /**
     * Adds the options that this line lacks.
     *
     * @param filled the parameters that some other field fills in
     */
    void addMissing(TypedLine line, Set<String> filled, List<String> missing) {}

    /** Another way to give what is missing, as lines of advice. */
    List<String> insteadOf(List<String> missing) {
        return List.of();
    }

    /** Checks what can be told from the line alone. */
    void checkLine(TypedLine line) {}

    /** Checks what is known of the EHR, and of values that need no reading. */
    void checkEhr(TypedLine line) {}

    /** Reads what is not on the line, and puts it into the request. */
    void put(TypedLine line, ApiRequest.Builder request) {}

    /** Says what a person would wonder about in a success. */
    void answered(TypedLine line, ApiRequest request, JsonNode answer) {}
}

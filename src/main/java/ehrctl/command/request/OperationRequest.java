package ehrctl.command.request;

import ehrctl.api.ApiRequest;
import ehrctl.api.Failure;
import ehrctl.api.Operation;
import ehrctl.command.session.Session;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Turns the line of one operation into its request, in three steps: what is wrong with the line itself, what the EHR
 * supports, and only then what has to be read from standard input, files or the terminal.
 */
final class OperationRequest {
    private OperationRequest() {}

    static ApiRequest of(TypedLine line, List<Field> fields) {
        checkLine(line, fields);
        checkEhr(line, fields);
        Operation operation = line.operation();
        Session session = line.session();
        boolean inCareUnit =
                operation.segments().contains("{care_unit_id}") && operation.parameter("care_unit_id") == null;
        ApiRequest.Builder request = ApiRequest.of(
                operation, session.target().emr(), inCareUnit ? session.target().careUnit() : null);
        for (Field field : fields) {
            field.put(line, request);
        }
        return request.build();
    }

    private static void checkLine(TypedLine line, List<Field> fields) {
        for (Field field : fields) {
            field.refuseTogether(line);
        }
        refuseMissing(line, fields);
        for (Field field : fields) {
            field.checkLine(line);
        }
        line.placement().checkAllUsed();
    }

    private static void checkEhr(TypedLine line, List<Field> fields) {
        String lack = line.checks().operation(line.operation());
        if (lack != null) {
            line.session().hint(lack);
        }
        for (Field field : fields) {
            field.checkEhr(line);
        }
    }

    /** Names all that is missing at once. */
    private static void refuseMissing(TypedLine line, List<Field> fields) {
        Set<String> filled = new HashSet<>();
        for (Field field : fields) {
            filled.addAll(field.fills(line));
        }
        List<String> missing = new ArrayList<>();
        for (Field field : fields) {
            field.addMissing(line, filled, missing);
        }
        if (missing.isEmpty()) {
            return;
        }
        List<String> advice = new ArrayList<>();
        for (Field field : fields) {
            advice.addAll(field.insteadOf(missing));
        }
        advice.add("see: ehrctl " + line.operation().command() + " --help");
        throw Failure.usage(
                String.join(", ", missing) + (missing.size() == 1 ? " is missing" : " are missing"),
                advice.toArray(new String[0]));
    }
}

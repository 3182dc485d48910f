package ehrctl.command.request;

import ehrctl.api.ApiRequest;
import ehrctl.api.Failure;
import ehrctl.api.Operation;
import ehrctl.command.session.Session;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns the line of one operation into its request, in three steps: what is wrong with the line itself, what the EHR
 * supports, and only then what has to be read from standard input, files or the terminal.
 */
final class OperationRequest {
    private OperationRequest() {}

    static ApiRequest of(Line line) {
        checkLine(line);
        checkEhr(line);
        Operation operation = line.operation();
        Session session = line.session();
        boolean inCareUnit =
                operation.segments().contains("{care_unit_id}") && operation.parameter("care_unit_id") == null;
        ApiRequest.Builder request = ApiRequest.of(
                operation, session.target().emr(), inCareUnit ? session.target().careUnit() : null);
        for (Field field : line.fields()) {
            field.put(line, request);
        }
        return request.build();
    }

    private static void checkLine(Line line) {
        for (Field field : line.fields()) {
            field.refuseTogether(line);
        }
        refuseMissing(line);
        for (Field field : line.fields()) {
            field.checkLine(line);
        }
        line.placement().checkAllUsed();
    }

    private static void checkEhr(Line line) {
        String lack = line.checks().operation(line.operation());
        if (lack != null) {
            line.session().hint(lack);
        }
        for (Field field : line.fields()) {
            field.checkEhr(line);
        }
    }

    /** Names all that is missing at once. */
    private static void refuseMissing(Line line) {
        List<String> missing = new ArrayList<>();
        for (Field field : line.fields()) {
            field.addMissing(line, missing);
        }
        if (missing.isEmpty()) {
            return;
        }
        List<String> advice = new ArrayList<>();
        for (Field field : line.fields()) {
            advice.addAll(field.insteadOf(missing));
        }
        advice.add("see: ehrctl " + line.operation().command() + " --help");
        throw Failure.usage(
                String.join(", ", missing) + (missing.size() == 1 ? " is missing" : " are missing"),
                advice.toArray(new String[0]));
    }
}

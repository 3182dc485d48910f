package ehrctl.command.request;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.ApiRequest;
import ehrctl.api.Failure;
import ehrctl.api.Operation;
import ehrctl.api.Parameter;
import ehrctl.command.session.Checks;
import ehrctl.id.IdType;
import ehrctl.id.InvalidIdException;
import ehrctl.id.TypedId;
import java.text.Normalizer;

/**
 * The rules of a new patient: what this EHR demands beyond every EHR's, and which fields of one who existed already came
 * back otherwise.
 */
final class PatientRegistration extends Field {
    private final Operation operation;

    PatientRegistration(Operation operation) {
        this.operation = operation;
    }

    @Override
    void checkEhr(TypedLine line) {
        Checks checks = line.checks();
        for (String field : checks.patientNeeds()) {
            Parameter parameter = operation.parameter(field);
            if (parameter == null || checks.ehr() == null) {
                continue;
            }
            String name = operation.argument(parameter);
            if (!line.gives(name)) {
                throw Failure.usage(
                        checks.ehr().name() + " demands " + name + " of a new patient",
                        "nothing was sent; --no-check lets the API decide");
            }
        }
    }

    /** Names fields only, never what is in them. */
    @Override
    void answered(TypedLine line, ApiRequest request, JsonNode answer) {
        JsonNode sent = request.body();
        if (sent == null || !answer.isObject()) {
            return;
        }
        StringBuilder fields = new StringBuilder();
        for (Parameter parameter : operation.parameters()) {
            JsonNode mine = sent.path(parameter.name());
            if (!mine.isMissingNode() && !same(parameter, mine, answer.path(parameter.name()))) {
                fields.append(fields.isEmpty() ? "" : ", ").append(parameter.name());
            }
        }
        if (!fields.isEmpty()) {
            line.session().hint("not as sent: " + fields + "; a patient who exists already is answered unchanged");
        }
    }

    private static boolean same(Parameter parameter, JsonNode sent, JsonNode answered) {
        if (!sent.isTextual() || !answered.isTextual()) {
            return sent.equals(answered);
        }
        String mine = sent.asText();
        String other = answered.asText();
        if (parameter.kind() == Parameter.Kind.NATIONAL_NUMBER) {
            return number(mine).equals(number(other));
        }
        // The same letters may come back in the other of Unicode's two forms.
        return mine.equals(other)
                || Normalizer.normalize(mine, Normalizer.Form.NFC)
                        .equals(Normalizer.normalize(other, Normalizer.Form.NFC));
    }

    /** Only Swedish numbers are written in several ways. */
    private static String number(String text) {
        try {
            return new TypedId.Direct(IdType.SE_PERSONAL_NUMBER, text)
                    .normalised(Checks.today())
                    .text();
        } catch (InvalidIdException e) {
            return text;
        }
    }
}

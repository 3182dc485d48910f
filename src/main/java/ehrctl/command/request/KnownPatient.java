package ehrctl.command.request;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.ApiRequest;
import ehrctl.api.Operation;
import ehrctl.api.Parameter;
import ehrctl.command.session.Checks;
import ehrctl.command.session.Session;
import ehrctl.id.IdType;
import ehrctl.id.InvalidIdException;
import ehrctl.id.TypedId;
import java.text.Normalizer;

/** Tells which fields of a new patient came back otherwise: who exists already is answered, and stays, as before. */
final class KnownPatient {
    private KnownPatient() {}

    /** Names fields only, never what is in them. */
    static void hint(Session session, Operation operation, ApiRequest request, JsonNode answer) {
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
            session.hint("not as sent: " + fields + "; a patient who exists already is answered unchanged");
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

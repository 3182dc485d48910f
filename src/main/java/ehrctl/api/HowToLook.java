package ehrctl.api;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Says how to find out whether a write happened whose answer did not arrive. */
public final class HowToLook {
    private HowToLook() {}

    /** One line for the user, with the command that shows what happened; holds no id of a person. */
    public static String hint(ApiRequest request) {
        Operation.Match match = request.match();
        if (match == null) {
            return "look with a GET in the same place before sending it again";
        }
        return switch (match.operation()) {
            case CREATE_APPOINTMENT ->
                "whether it was booked shows: " + in(request, "appointments list") + window(request.body());
            case UPDATE_APPOINTMENT, CANCEL_APPOINTMENT, CONFIRM_APPOINTMENT ->
                "whether it was done shows: " + in(request, "appointments get " + appointment(match));
            case UPDATE_APPOINTMENTS, CANCEL_APPOINTMENTS ->
                "whether it was done shows: " + in(request, "appointments list");
            case CREATE_PATIENT ->
                "whether the patient exists shows: "
                        + in(request, "patients find")
                        + " --first-name … --last-name …; creating the same patient again is safe";
            case CREATE_MEDICAL_NOTE ->
                "whether it was written shows: " + in(request, "medical-notes list") + " --patient-id …";
            case CREATE_DOCUMENT -> "whether it was filed shows: " + in(request, "documents list") + " --patient-id …";
            case CREATE_SCHEDULE -> "whether it was opened shows: " + in(request, "schedules get …");
            default -> "it reads only: try again";
        };
    }

    private static String in(ApiRequest request, String command) {
        String careUnit = request.pathBelowEmr().get(1);
        return "ehrctl " + command + " --emr " + plain(request.emr()) + " --care-unit " + plain(careUnit);
    }

    private static String appointment(Operation.Match match) {
        String id = match.pathValues().get("appointment_id");
        return id == null ? "…" : plain(id);
    }

    private static String window(@Nullable JsonNode body) {
        if (body == null) {
            return "";
        }
        String start = body.path("start").asText();
        String end = body.path("end").asText();
        return start.isEmpty() || end.isEmpty() ? "" : " --start " + plain(start) + " --end " + plain(end);
    }

    // What is copied into a shell must mean there what it means here.
    private static String plain(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            boolean alphanumeric = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            if (!alphanumeric && "-_.:+".indexOf(c) < 0) {
                return "…";
            }
        }
        return word.isEmpty() ? "…" : word;
    }
}

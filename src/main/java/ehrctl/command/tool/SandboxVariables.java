package ehrctl.command.tool;

import ehrctl.command.line.EnvironmentVariable;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.session.Session;
import ehrctl.sandbox.Sandbox;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables by which other programs find a sandbox's server, and what they are to ask it for. */
final class SandboxVariables {
    private SandboxVariables() {}

    /** @param emr an EHR that the sandbox knows */
    static Map<String, String> of(Session session, Sandbox sandbox, String url, String emr) {
        String careUnit = careUnit(session.settings().value(GlobalOption.CARE_UNIT), sandbox, emr);
        ZoneId given = session.settings().timeZone();
        ZoneId zone = given == null ? sandbox.zone(emr, careUnit) : given;
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("EHRCTL_API", url);
        variables.put(EnvironmentVariable.EHRCTL_SANDBOX_URL.name(), url);
        variables.put("EHRCTL_EMR", emr);
        variables.put("EHRCTL_CARE_UNIT", careUnit);
        if (zone != null) {
            variables.put("EHRCTL_TIME_ZONE", zone.getId());
        }
        String clock = session.arguments().text(ServedSandbox.CLOCK);
        if (clock != null) {
            variables.put("EHRCTL_SANDBOX_CLOCK", clock);
        }
        return variables;
    }

    /** One that the sandbox does not know is probably meant for another API, and passed over. */
    private static String careUnit(@Nullable String given, Sandbox sandbox, String emr) {
        if (given != null && sandbox.zone(emr, given) != null) {
            return given;
        }
        String first = sandbox.firstCareUnit(emr);
        return first == null ? "" : first;
    }
}

package ehrctl.command.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people call things before they know our words. */
public final class Synonyms {
    private Synonyms() {}

    /** Our noun, or null. */
    public static @Nullable String noun(String word) {
        return switch (word) {
            case "slot", "slots", "times", "availability" -> "timeslots";
            case "booking", "bookings", "visit", "visits", "meetings" -> "appointments";
            case "people", "persons", "clients" -> "patients";
            case "doctors", "practitioners", "staff", "clinicians", "rooms", "equipment" -> "resources";
            case "clinics", "units", "locations" -> "care-units";
            case "types", "treatments" -> "healthcare-services";
            case "hours", "calendar", "calendars" -> "schedules";
            case "files", "attachments" -> "documents";
            case "emr", "emrs", "systems" -> "ehrs";
            case "config", "settings", "login" -> "profiles";
            case "server", "serve", "reset" -> "sandbox";
            case "curl", "request", "raw" -> "api";
            case "whoami", "where", "info", "ping", "context", "env" -> "status";
            default -> null;
        };
    }

    /** Our verbs for it, of which a noun may know one. */
    public static List<String> verbs(String word) {
        return switch (word) {
            case "ls", "all", "index" -> List.of("list", "find");
            case "list", "search", "lookup", "query" -> List.of("find", "list");
            case "find" -> List.of("list");
            case "show", "view", "describe", "read", "info" -> List.of("get", "show");
            case "get" -> List.of("show", "list");
            case "delete", "remove", "rm", "del", "drop" -> List.of("cancel", "remove", "unset", "reset");
            case "add", "new", "book", "register", "insert", "write", "upload" -> List.of("create", "set");
            case "edit", "change", "move", "modify", "patch", "reschedule" -> List.of("update", "set");
            case "start", "run" -> List.of("serve", "exec");
            default -> List.of();
        };
    }

    /** Our option, or several with words between them; null where there is none. */
    static @Nullable String option(String name) {
        return switch (name) {
            case "--from", "--since", "--after", "--begin" -> "--start";
            case "--to", "--until", "--till", "--before" -> "--end";
            case "--date", "--day" -> "--on";
            case "--for", "--length" -> "--duration";
            case "--json", "--csv", "--ndjson", "--table" -> "--output " + name.substring(2);
            case "--format" -> "--output";
            case "--name" -> "--first-name or --last-name";
            case "--tz", "--timezone", "--zone" -> "--time-zone";
            case "--service", "--service-id" -> "--healthcare-service-id";
            case "--clinic", "--unit" -> "--care-unit";
            case "--ehr" -> "--emr";
            case "--url", "--host", "--server", "--base-url" -> "--api";
            case "--text", "--note" -> "--unstructured";
            case "--personal-number", "--ssn" -> "--external-id";
            case "--columns" -> "--fields";
            case "--head", "--max", "--top", "--count" -> "--limit";
            case "--order", "--order-by", "--sort-by" -> "--sort";
            case "--quiet", "--silent" -> "2> /dev/null";
            default -> null;
        };
    }
}

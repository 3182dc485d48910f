package ehrctl.command.line;

import ehrctl.api.Ehrs;
import ehrctl.id.HeaderName;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;

/** The options that every command has, a row each; they may stand anywhere on the line. */
public enum GlobalOption {
    API(
            "--api",
            "API",
            "EHRCTL_API",
            "sandbox (embedded, the default), sandbox:FILE, the base URL of an API, or fhir:URL of a FHIR R4 server"),
    EMR("--emr", "CODE", "EHRCTL_EMR", "the EHR; default " + Ehrs.SANDBOX_DEFAULT + " in the embedded sandbox"),
    CARE_UNIT(
            "--care-unit", "ID", "EHRCTL_CARE_UNIT", "the care unit; default the EHR's first in the embedded sandbox"),
    PROFILE("-p", "--profile", "NAME", "EHRCTL_PROFILE", "take settings from this profile"),
    OUTPUT("-o", "--output", "FORMAT", "EHRCTL_OUTPUT", "table (default), json, ndjson, csv, id or week"),
    FIELDS(
            "--fields",
            "A,B.C",
            null,
            "show these columns or keys only, a dot leading into an object, such as id,start"),
    SORT(
            "--sort",
            "KEY,-KEY",
            null,
            "order a list by these keys, with - in front the other way round; what lacks one comes last"),
    LIMIT("--limit", "N", null, "show the first N of a list only, after it was sorted"),
    NAMES(
            "--names",
            null,
            null,
            "show resource_name and healthcare_service_name beside their ids; each is looked up once"),
    JQ("--jq", "EXPR", null, "filter the answer's JSON as jq does; texts are printed raw, one a line"),
    ID_VIA_HEADER("--id-via-header", null, null, "send every typed id by reference to a request header"),
    NO_ID_VIA_HEADER("--no-id-via-header", null, null, "never do so; without either, national numbers go by header"),
    HEADER("--header", "NAME: ID", null, "a request header that an id header:NAME refers to; may be repeated"),
    RESOURCE_ID_HEADER(
            "--resource-id-header", "NAME", null, "header for a resource id; default " + HeaderName.RESOURCE),
    PATIENT_ID_HEADER("--patient-id-header", "NAME", null, "header for a patient id; default " + HeaderName.PATIENT),
    NO_CHECK("--no-check", null, null, "skip check digits, dates and what the EHR supports: let the API decide"),
    TIME_ZONE("--time-zone", "ZONE", "EHRCTL_TIME_ZONE", "how local times are read, such as Europe/Stockholm"),
    YES("-y", "--yes", null, null, "do not ask: where a profile says writes=ask, and before a sandbox is emptied"),
    DRY_RUN("--dry-run", null, null, "print the request, ids masked, instead of sending it"),
    CURL("--curl", null, null, "print a curl command instead of sending the request"),
    TIMEOUT("--timeout", "LENGTH", null, "for each attempt of a remote call; default 30s"),
    CONNECT_TIMEOUT("--connect-timeout", "LENGTH", null, "for connecting; default 5s"),
    RETRIES("--retries", "N", null, "how often a read is tried again; default 2"),
    ALLOW_HTTP("--allow-http", null, null, "allow plain http to another machine than this one"),
    VERBOSE("-v", "--verbose", null, null, "show each request, its status and time on standard error, ids masked"),
    COLOR("--color", "WHEN", "NO_COLOR, CLICOLOR_FORCE", "auto (default), always or never"),
    HELP("-h", "--help", null, null, "show this help"),
    VERSION("-V", "--version", null, null, "show the version");

    private final @Nullable String shortName;
    private final String longName;
    private final @Nullable String placeholder;
    private final @Nullable String environment;
    private final String help;

    GlobalOption(String longName, @Nullable String placeholder, @Nullable String environment, String help) {
        this(null, longName, placeholder, environment, help);
    }

    GlobalOption(
            @Nullable String shortName,
            String longName,
            @Nullable String placeholder,
            @Nullable String environment,
            String help) {
        this.shortName = shortName;
        this.longName = longName;
        this.placeholder = placeholder;
        this.environment = environment;
        this.help = help;
    }

    public @Nullable String shortName() {
        return shortName;
    }

    public String longName() {
        return longName;
    }

    /** What stands for its value; null for a flag. */
    public @Nullable String placeholder() {
        return placeholder;
    }

    /** The variables that say the same, for documentation. */
    public @Nullable String environment() {
        return environment;
    }

    public String help() {
        return help;
    }

    public OptionSpec spec() {
        String own = placeholder;
        OptionSpec.Builder spec =
                shortName == null ? OptionSpec.builder(longName) : OptionSpec.builder(shortName, longName);
        if (this == HELP) {
            return spec.usageHelp(true).build();
        }
        if (this == VERSION) {
            return spec.versionHelp(true).build();
        }
        if (own == null) {
            return spec.arity("0").type(boolean.class).build();
        }
        spec.arity("1").paramLabel(own);
        if (this == HEADER) {
            return spec.type(List.class)
                    .auxiliaryTypes(HeaderArgument.class)
                    .converters(HeaderArgument::parse)
                    .build();
        }
        return spec.type(String.class).build();
    }
}

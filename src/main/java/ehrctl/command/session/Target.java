package ehrctl.command.session;

import ehrctl.api.Ehr;
import ehrctl.api.EhrAdapter;
import ehrctl.api.Ehrs;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.api.Source;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.line.Surroundings;
import ehrctl.remote.BaseUrl;
import ehrctl.sandbox.Sandbox;
import ehrctl.sandbox.Seed;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Where requests go, and what is to be known of it before one is sent. Nothing is opened before it is needed. */
public final class Target {
    private final Settings settings;
    private final Adapters adapters;
    private final Surroundings surroundings;
    private final String api;
    private @Nullable WriteRule rule;

    Target(Settings settings, Adapters adapters, Surroundings surroundings) {
        this.settings = settings;
        this.adapters = adapters;
        this.surroundings = surroundings;
        this.api = settings.api();
    }

    public boolean embedded() {
        return ApiAddress.embedded(api);
    }

    /** Whether a FHIR server answers, which is asked in its own language. */
    public boolean fhir() {
        return ApiAddress.fhir(api);
    }

    /** What may refuse a request before it is sent: anything in the sandbox, only documented facts elsewhere. */
    Source source() {
        return embedded() ? Source.CHOSEN : Source.DOCUMENTED;
    }

    /** The EHR's code. */
    public String emr() {
        String emr = settings.value(GlobalOption.EMR);
        if (emr != null) {
            return emr;
        }
        if (embedded()) {
            return Ehrs.SANDBOX_DEFAULT;
        }
        if (fhir()) {
            return ApiAddress.FHIR_EMR;
        }
        throw Failure.usage("--emr is missing", "name the EHR, such as --emr webdoc, or set EHRCTL_EMR");
    }

    /** What is known of the EHR; null where it is unknown, which only the sandbox refuses. */
    @Nullable
    Ehr ehr() {
        if (fhir()) {
            return null; // what is known of it holds for the unified API
        }
        Ehr ehr = Ehrs.find(emr());
        if (ehr == null && embedded()) {
            throw noSuchEhr();
        }
        return ehr;
    }

    private Failure noSuchEhr() {
        return Failure.unsent(
                ExitCode.NOT_FOUND,
                settings.source(GlobalOption.EMR) + "the sandbox knows no such EHR: " + emr(),
                "see: ehrctl ehrs list");
    }

    public String careUnit() {
        String careUnit = settings.value(GlobalOption.CARE_UNIT);
        if (careUnit != null) {
            return careUnit;
        }
        String first = embedded() ? sandbox().firstCareUnit(emr()) : null;
        if (settings.served()) {
            first = Seed.firstCareUnit(emr());
            if (first == null) {
                throw noSuchEhr();
            }
        }
        if (first == null) {
            throw Failure.usage("--care-unit is missing", "see: ehrctl care-units list", "or set EHRCTL_CARE_UNIT");
        }
        return first;
    }

    /** How local times are read. */
    public ZoneId zone() {
        ZoneId zone = zoneIfKnown();
        if (zone == null && embedded()) {
            throw Failure.unsent(
                    ExitCode.NOT_FOUND,
                    settings.source(GlobalOption.CARE_UNIT) + "no care unit has the id " + careUnit(),
                    "see: ehrctl care-units list");
        }
        if (zone == null) {
            String here = settings.machineZone();
            String profile = settings.profile().name();
            throw Failure.usage(
                    "a local time needs --time-zone here",
                    "this machine's is " + here + ": --time-zone " + here,
                    "or keep it: ehrctl profiles set " + (profile.isEmpty() ? "NAME" : profile) + " time_zone=" + here,
                    "or write the time with its offset; now and +90m need no zone");
        }
        return zone;
    }

    /** The same; null where nothing says it. */
    @Nullable
    public ZoneId zoneIfKnown() {
        ZoneId zone = settings.timeZone();
        return zone == null && embedded() ? sandbox().zone(emr(), careUnit()) : zone;
    }

    /** What "now" is there: a sandbox's own time where this machine runs it, otherwise the machine's. */
    public Clock clock() {
        return settings.clock(local());
    }

    /** The one way there, for reads and for writes that the profile lets pass. */
    public EhrAdapter adapter() {
        return guarded(embedded() ? sandbox() : adapters.remote(api, settings));
    }

    private EhrAdapter guarded(EhrAdapter way) {
        WriteRule guard = rule();
        return guard == null ? way : new GuardedAdapter(way, guard);
    }

    /** Null where every write is allowed. */
    private synchronized @Nullable WriteRule rule() {
        if (rule == null && !settings.writes().equals(Writes.ALLOW)) {
            rule = new WriteRule(settings, surroundings, place());
        }
        return rule;
    }

    /**
     * Asks beforehand for all that a command will write, where the profile wants to be asked.
     *
     * @param deed what that is
     * @throws Failure CONFIG where it may not be written
     */
    public void permitWrites(String deed) {
        WriteRule guard = rule();
        if (guard != null) {
            guard.permit(deed);
        }
    }

    /** @throws Failure CONFIG where a write that is only to be shown could not be sent */
    void permitShowing() {
        WriteRule guard = rule();
        if (guard != null) {
            guard.permitShowing();
        }
    }

    /**
     * Another way to the same remote API, for asking whether it is there at all: it tries once.
     *
     * @param longest for one attempt
     */
    public EhrAdapter impatient(Duration longest) {
        return guarded(adapters.impatient(api, settings, longest));
    }

    /** Whether it is this machine, or a process of it, so that nobody's real data can be there. */
    public boolean local() {
        return embedded() || BaseUrl.loopback(BaseUrl.parse(ApiAddress.url(api)));
    }

    /** Where it is, as people call it: the host, or what sandbox. */
    public String place() {
        if (api.equals(ApiAddress.SANDBOX)) {
            return "embedded sandbox";
        }
        return embedded() ? api : baseUrl().getAuthority();
    }

    /** The address of a remote API. */
    public URI baseUrl() {
        if (embedded()) {
            throw Failure.usage(
                    "--curl needs an API that speaks HTTP",
                    "start one with: ehrctl sandbox serve",
                    "and name it with --api or EHRCTL_API");
        }
        return BaseUrl.parse(ApiAddress.url(api));
    }

    /** The embedded sandbox's file. */
    public Path sandboxFile() {
        if (!embedded()) {
            throw Failure.usage("this works on the embedded sandbox only", elsewhere());
        }
        return api.equals(ApiAddress.SANDBOX) ? settings.sandboxFile() : ApiAddress.file(api);
    }

    private String elsewhere() {
        return switch (settings.setting(GlobalOption.API).origin()) {
            case ENVIRONMENT -> "EHRCTL_API names another API: add --api sandbox";
            case PROFILE -> "the profile " + settings.profile().name() + " names another API: add --api sandbox";
            default -> "leave out --api, or use --api sandbox:FILE";
        };
    }

    private Sandbox sandbox() {
        return adapters.sandbox(sandboxFile(), !api.equals(ApiAddress.SANDBOX));
    }
}

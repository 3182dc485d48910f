package ehrctl.command.tool;

import ehrctl.api.ApiRequest;
import ehrctl.api.ApiResponse;
import ehrctl.api.Ehrs;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.api.Operation;
import ehrctl.command.line.Argument;
import ehrctl.command.line.Arguments;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.session.CredentialsPlace;
import ehrctl.command.session.FhirApi;
import ehrctl.command.session.ProfileKey;
import ehrctl.command.session.Refusal;
import ehrctl.command.session.Session;
import ehrctl.command.session.Settings;
import ehrctl.command.session.Target;
import ehrctl.command.session.ToolCommand;
import ehrctl.mask.Mask;
import ehrctl.output.View;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code status}: where a command would go, with the origin of each setting; {@code --check} goes there. */
public final class StatusCommand extends ToolCommand {
    private static final String CHECK = "--check";
    private static final String CLOCK = "EHRCTL_SANDBOX_CLOCK";
    private static final String DEFAULT = "default";

    public StatusCommand() {
        super("status", "", "Show where a command would go: API, EHR, care unit, clock, and why");
    }

    @Override
    public List<Argument> arguments() {
        return List.of(Argument.flag(CHECK, "ask the API whether it answers"));
    }

    @Override
    public List<String> examples() {
        return List.of("status", "status --check -o json");
    }

    @Override
    public List<String> remarks() {
        return List.of("Each setting comes from an option, a variable, the profile, or is the default. With " + CHECK
                + " the exit code says whether the API answers: 0 where it does. A FHIR server is asked for its"
                + " CapabilityStatement, any other API for the EHR's care units.");
    }

    @Override
    public List<Integer> exitCodes() {
        return List.of(0, 2, 3, 4, 5, 7, 9);
    }

    @Override
    public View view(Arguments arguments) {
        return View.of().withoutIds();
    }

    @Override
    public int run(Session session) {
        SettingRows rows = settings(session);
        Failure silent = session.arguments().has(CHECK) ? check(session) : null;
        if (session.arguments().has(CHECK)) {
            rows.add("answers", silent == null ? "yes" : "no", CHECK);
        }
        if (SettingRows.wanted(session.settings().format(), session.arguments())) {
            session.show(View.of("setting", "value", "origin").withIds("setting", ""));
            session.print(rows.rows());
        } else {
            session.print(rows.object());
        }
        if (silent != null) {
            throw silent;
        }
        return ExitCode.OK.number();
    }

    private static SettingRows settings(Session session) {
        SettingRows rows = new SettingRows();
        Settings settings = session.settings();
        Target target = session.target();
        boolean embedded = target.embedded();
        // A URL may hold a password.
        rows.add("api", Mask.text(settings.api()), origin(settings, GlobalOption.API));
        String emr = settings.value(GlobalOption.EMR);
        String usual = embedded ? Ehrs.SANDBOX_DEFAULT : null;
        rows.add("emr", emr == null ? usual : emr, origin(settings, GlobalOption.EMR), notSet(target.fhir()));
        String careUnit = settings.value(GlobalOption.CARE_UNIT);
        rows.add(
                "care_unit",
                careUnit == null ? known(target::careUnit) : careUnit,
                origin(settings, GlobalOption.CARE_UNIT));
        String profile = settings.profile().name();
        rows.add("profile", profile.isEmpty() ? null : profile, profileOrigin(settings), "(none)");
        ZoneId zone = known(target::zoneIfKnown);
        rows.add("time_zone", zone == null ? null : zone.getId(), origin(settings, GlobalOption.TIME_ZONE));
        boolean set = target.local() && session.surroundings().variable(CLOCK) != null;
        rows.add("clock", now(target.clock(), zone), set ? CLOCK : DEFAULT);
        credentials(session, rows);
        boolean said = settings.profile().values().has(ProfileKey.WRITES.key());
        rows.add("writes", settings.writes(), said ? "profile " + profile : DEFAULT);
        return rows;
    }

    private static void credentials(Session session, SettingRows rows) {
        Target target = session.target();
        String place = target.embedded()
                ? null
                : CredentialsPlace.of(session.settings(), session.surroundings(), target.baseUrl());
        String other = CredentialsPlace.variable(session.surroundings());
        String otherwise = target.local()
                ? "(none needed)"
                : other == null ? notSet(target.fhir()) : "(not set: " + other + " belongs to EHRCTL_API)";
        rows.add("credentials", place == null ? null : "set", place == null ? DEFAULT : place, otherwise);
    }

    private static String notSet(boolean mayBeMissing) {
        return mayBeMissing ? "(none)" : "(not set)";
    }

    private static String now(Clock clock, @Nullable ZoneId zone) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                clock.instant().atZone(zone == null ? ZoneOffset.UTC : zone).withNano(0));
    }

    /** What cannot be known where the place itself is wrong; a check says what is wrong with it. */
    private static <T> @Nullable T known(Supplier<@Nullable T> value) {
        try {
            return value.get();
        } catch (Failure failure) {
            return null;
        }
    }

    private static String origin(Settings settings, GlobalOption option) {
        return switch (settings.setting(option).origin()) {
            case OPTION -> option.longName();
            case ENVIRONMENT -> String.valueOf(option.environment());
            case PROFILE -> "profile " + settings.profile().name();
            case DEFAULT -> DEFAULT;
        };
    }

    private static String profileOrigin(Settings settings) {
        String origin = origin(settings, GlobalOption.PROFILE);
        boolean used = origin.equals(DEFAULT) && !settings.profile().name().isEmpty();
        return used ? "profiles use" : origin;
    }

    /** Null where the API answers. */
    private static @Nullable Failure check(Session session) {
        Target target = session.target();
        try {
            ApiRequest request = target.fhir()
                    ? FhirApi.metadata()
                    : ApiRequest.of(Operation.LIST_CARE_UNITS, target.emr(), "").build();
            ApiResponse answer = session.answer(request);
            if (!answer.ok()) {
                return Refusal.of(request, answer, session.audience().seen());
            }
            if (!target.fhir()) {
                return answer.body().isArray()
                        ? null
                        : wrong("what answers does not speak the API: no list of care units");
            }
            String why = FhirApi.whyNotR4(answer);
            return why == null ? null : wrong("the server does not say that it speaks FHIR R4", why);
        } catch (Failure failure) {
            return failure;
        }
    }

    private static Failure wrong(String message, String... details) {
        return Failure.sent(ExitCode.REJECTED, message, details);
    }
}

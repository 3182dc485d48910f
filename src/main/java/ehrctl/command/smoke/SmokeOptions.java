package ehrctl.command.smoke;

import ehrctl.api.Ehr;
import ehrctl.api.Ehrs;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.api.Parameter;
import ehrctl.api.Source;
import ehrctl.command.line.Arguments;
import ehrctl.command.line.Durations;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.line.IdArgument;
import ehrctl.command.line.ValueSource;
import ehrctl.command.line.WholeNumber;
import ehrctl.command.session.Checks;
import ehrctl.command.session.Session;
import ehrctl.command.session.Settings;
import ehrctl.command.session.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one run of {@code smoke} was told to do.
 *
 * @param emrs the EHRs' codes, each once, in the order of the report
 * @param careUnit null to take each EHR's first
 * @param scope how much may be written
 * @param strict whether what an EHR lacks must be refused properly
 * @param externalId the number of the patient to create, checked; null for none
 * @param code what confirms a booking; null where none is known
 * @param patience for how long to wait until the API answers at all; null for not at all
 * @param longest how long all of it may take; null for any time
 * @param checks those that are done
 * @param latency how long one answer may take; null for any time
 */
record SmokeOptions(
        List<String> emrs,
        @Nullable String careUnit,
        SmokeScope scope,
        boolean strict,
        boolean failFast,
        int parallel,
        @Nullable String externalId,
        @Nullable String code,
        @Nullable Duration patience,
        @Nullable Duration longest,
        @Nullable Path junit,
        @Nullable Path markdown,
        Set<SmokeCheck> checks,
        @Nullable Duration latency) {

    static final String WRITE = "--write";
    static final String STRICT = "--strict";
    static final String EXTERNAL_ID = "--external-id";
    static final String CODE = "--code";
    static final String JUNIT = "--junit";
    static final String MARKDOWN = "--markdown";
    static final String LIST = "--list";
    static final String MAX_LATENCY = "--max-latency";
    static final String TAP = "--tap";
    static final String WAIT = "--wait";
    static final String FAIL_FAST = "--fail-fast";
    static final String MAX_TIME = "--max-time";
    static final String PARALLEL = "--parallel";

    private static final String ALL = "all";

    @Override
    public String toString() {
        return "SmokeOptions";
    }

    /** Reads and checks them; what comes from files and streams is read last. */
    static SmokeOptions of(Session session) {
        Arguments arguments = session.arguments();
        Settings settings = session.settings();
        boolean failFast = arguments.has(FAIL_FAST);
        String parallel = arguments.text(PARALLEL);
        List<String> emrs = emrs(session.target());
        SmokeScope scope = scope(arguments.has(WRITE) ? arguments.text(WRITE) : null, session.target());
        // One after the other, so that what a first failure cuts off is the same each time.
        int workers = parallel == null ? (failFast ? 1 : 4) : WholeNumber.parse(parallel, PARALLEL, 1, 64);
        Duration wait = duration(arguments, WAIT);
        Duration longest = duration(arguments, MAX_TIME);
        Duration latency = duration(arguments, MAX_LATENCY);
        Set<SmokeCheck> checks = SmokeChoice.of(arguments);
        Path junit = file(arguments.text(JUNIT), JUNIT, "smoke.xml");
        Path markdown = file(arguments.text(MARKDOWN), MARKDOWN, "smoke.md");
        String number = arguments.text(EXTERNAL_ID);
        String code = arguments.text(CODE);
        return new SmokeOptions(
                emrs,
                settings.value(GlobalOption.CARE_UNIT),
                scope,
                arguments.has(STRICT),
                failFast,
                workers,
                number == null ? null : externalId(session, number),
                code == null ? knownCode(session.target()) : code(session, code),
                wait,
                longest,
                junit,
                markdown,
                checks,
                latency);
    }

    private static List<String> emrs(Target target) {
        Set<String> codes = new LinkedHashSet<>();
        for (String code : target.emr().split(",", -1)) {
            String emr = code.strip();
            if (emr.equals(ALL)) {
                for (Ehr ehr : Ehrs.all()) {
                    codes.add(ehr.code());
                }
            } else if (emr.isEmpty()) {
                throw Failure.usage("--emr has an empty place", "write it as --emr webdoc,takecare, or --emr all");
            } else {
                IdArgument.checkSyntax(emr, "--emr");
                codes.add(emr);
            }
        }
        for (String emr : codes) {
            if (target.embedded() && Ehrs.find(emr) == null) {
                throw Failure.unsent(
                        ExitCode.NOT_FOUND, "the sandbox knows no such EHR: " + emr, "see: ehrctl ehrs list");
            }
        }
        return new ArrayList<>(codes);
    }

    private static SmokeScope scope(@Nullable String given, Target target) {
        if (given == null) {
            return SmokeScope.READ;
        }
        if (!given.isEmpty() && !given.equals(ALL)) {
            throw Failure.usage("--write takes nothing, or all", "write it as --write or --write=all");
        }
        return given.equals(ALL) || target.embedded() ? SmokeScope.WRITE_ALL : SmokeScope.WRITE;
    }

    private static @Nullable Duration duration(Arguments arguments, String option) {
        String text = arguments.text(option);
        return text == null ? null : Durations.parse(text, option);
    }

    /** Where it cannot be written is better known before an hour of checks than after. */
    private static @Nullable Path file(@Nullable String file, String option, String example) {
        if (file == null) {
            return null;
        }
        if (file.equals("-") || file.startsWith("@")) {
            throw Failure.usage(option + " names a file to write", "such as " + option + " " + example);
        }
        Path path = Path.of(file).toAbsolutePath();
        Path folder = path.getParent();
        if (file.isEmpty() || Files.isDirectory(path) || folder == null || !Files.isWritable(folder)) {
            throw Failure.unsent(ExitCode.CONFIG, option + ": that file cannot be written", "does its folder exist?");
        }
        return path;
    }

    private static String externalId(Session session, String given) {
        ValueSource source = ValueSource.ofText(given, EXTERNAL_ID);
        if (source instanceof ValueSource.Literal) {
            session.hintNationalNumber();
        }
        String number = source.text(session.surroundings(), EXTERNAL_ID);
        boolean lenient = session.settings().has(GlobalOption.NO_CHECK);
        return new Checks(null, Source.DOCUMENTED, lenient).nationalNumber(number, EXTERNAL_ID);
    }

    private static String code(Session session, String given) {
        String code = ValueSource.ofText(given, CODE).text(session.surroundings(), CODE);
        IdArgument.checkSyntax(code, CODE);
        return code;
    }

    private static @Nullable String knownCode(Target target) {
        return target.local() ? Parameter.SANDBOX_CODE : null;
    }
}

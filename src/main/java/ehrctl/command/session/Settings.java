package ehrctl.command.session;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.command.line.Arguments;
import ehrctl.command.line.Durations;
import ehrctl.command.line.EnvironmentVariable;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.line.Surroundings;
import ehrctl.command.line.WholeNumber;
import ehrctl.output.Format;
import ehrctl.sandbox.SandboxClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The settings in force for one command: option before environment before profile before default. */
public final class Settings {
    /** For one attempt where nothing else is said. */
    static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Arguments arguments;
    private final Surroundings surroundings;
    private final @Nullable Settings whole;
    private final @Nullable Settings process;
    private @Nullable Profile profile;

    /** Where a value comes from. */
    public enum Origin {
        OPTION,
        ENVIRONMENT,
        PROFILE,
        DEFAULT
    }

    /** A value and its origin; the value is null where nothing says it. */
    public record Setting(@Nullable String value, Origin origin) {
        @Override
        public String toString() {
            return "Setting[" + origin + "]";
        }
    }

    Settings(Arguments arguments, Surroundings surroundings) {
        this(arguments, surroundings, null, null);
    }

    private Settings(
            Arguments arguments, Surroundings surroundings, @Nullable Settings whole, @Nullable Settings process) {
        this.arguments = arguments;
        this.surroundings = surroundings;
        this.whole = whole;
        this.process = process;
    }

    /** The settings of one line of a batch, which has these as its defaults; they read the profile once for all. */
    Settings ofLine(Arguments line) {
        return new Settings(line, surroundings, line.gives(GlobalOption.PROFILE) ? null : this, this);
    }

    /** The API that whoever started the process named on its command line; null where nobody did. */
    @Nullable
    String apiOfProcess() {
        return process == null ? arguments.text(GlobalOption.API.longName()) : process.apiOfProcess();
    }

    public boolean has(GlobalOption flag) {
        return arguments.has(flag.longName());
    }

    /** The value in force, or null. */
    @Nullable
    public String value(GlobalOption option) {
        return setting(option).value();
    }

    public Setting setting(GlobalOption option) {
        String given = arguments.text(option.longName());
        if (given != null) {
            if (given.isEmpty()) {
                throw Failure.usage(option.longName() + " is empty");
            }
            return new Setting(given, Origin.OPTION);
        }
        String variable = option.environment();
        String set = variable == null ? null : surroundings.variable(variable);
        if (set != null && option == GlobalOption.CARE_UNIT && servedForAnotherEhr()) {
            return new Setting(null, Origin.DEFAULT);
        }
        if (set != null) {
            return new Setting(set, Origin.ENVIRONMENT);
        }
        ProfileKey key = ProfileKey.of(option);
        JsonNode value = key == null ? null : profile().values().get(key.key());
        return value == null ? new Setting(null, Origin.DEFAULT) : new Setting(value.asText(), Origin.PROFILE);
    }

    /** Whether the API is a sandbox that was started for this command, so that its places are known. */
    boolean served() {
        return api().equals(surroundings.variable(EnvironmentVariable.EHRCTL_SANDBOX_URL.name()));
    }

    /** The care unit beside such a sandbox is one of the EHR beside it. */
    private boolean servedForAnotherEhr() {
        String emr = value(GlobalOption.EMR);
        return emr != null && !emr.equals(surroundings.variable("EHRCTL_EMR")) && served();
    }

    /** The same settings with another profile. */
    public Settings withProfile(String name) {
        Settings settings = new Settings(arguments, surroundings);
        settings.profile = Profile.read(ConfigFile.read(surroundings), name);
        return settings;
    }

    /** The profile in use; its name is empty where there is none. */
    public Profile profile() {
        if (profile == null) {
            profile = whole == null ? chosenProfile() : whole.profile();
        }
        return profile;
    }

    private Profile chosenProfile() {
        ConfigFile config = ConfigFile.read(surroundings);
        String named = value(GlobalOption.PROFILE);
        if (named == null
                && !config.current().isEmpty()
                && config.profile(config.current()).isMissingNode()) {
            throw Failure.unsent(
                    ExitCode.CONFIG,
                    "there is no profile " + config.current() + ", which is the one in use",
                    "choose another one: ehrctl profiles list",
                    "or none: ehrctl profiles use --none");
        }
        if (named != null && config.profile(named).isMissingNode()) {
            throw blame(
                    GlobalOption.PROFILE,
                    Failure.unsent(ExitCode.CONFIG, "there is no profile " + named, "see: ehrctl profiles list"));
        }
        return Profile.read(config, named == null ? config.current() : named);
    }

    /** Passes over the profile in use; one that the line itself names must be there all the same. */
    void withoutProfile() {
        if (arguments.has(GlobalOption.PROFILE.longName())) {
            profile();
        }
        profile = Profile.NONE;
    }

    /** The variable or the profile that a value comes from, in front of a message; nothing where the line says it. */
    public String source(GlobalOption option) {
        ProfileKey key = ProfileKey.of(option);
        return switch (setting(option).origin()) {
            case ENVIRONMENT -> option.environment() + ": ";
            case PROFILE -> "the profile " + profile().name() + ": " + (key == null ? "" : key.key() + ": ");
            default -> "";
        };
    }

    /** The same failure, which also says where the wrong value comes from, unless that is the line. */
    Failure blame(GlobalOption option, Failure failure) {
        String[] details = failure.details().toArray(new String[0]);
        return switch (setting(option).origin()) {
            case ENVIRONMENT -> Failure.unsent(failure.exitCode(), source(option) + failure.getMessage(), details);
            case PROFILE -> Failure.unsent(ExitCode.CONFIG, source(option) + failure.getMessage(), details);
            default -> failure;
        };
    }

    /** What the profile says of writes: {@code allow}, {@code ask} or {@code deny}. */
    public String writes() {
        return profile().values().path(ProfileKey.WRITES.key()).asText(Writes.ALLOW);
    }

    public String api() {
        String api = value(GlobalOption.API);
        return api == null ? "sandbox" : api;
    }

    public Format format() {
        String word = value(GlobalOption.OUTPUT);
        if (word == null) {
            return Format.TABLE;
        }
        Format format = Format.of(word);
        if (format == null) {
            throw blame(GlobalOption.OUTPUT, Failure.usage("there is no such output format", "use " + Format.WORDS));
        }
        return format;
    }

    @Nullable
    public ZoneId timeZone() {
        String zone = value(GlobalOption.TIME_ZONE);
        try {
            return zone == null ? null : ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw blame(
                    GlobalOption.TIME_ZONE,
                    Failure.usage(
                            "there is no such time zone", "use a name such as Europe/Oslo, or an offset as +01:00"));
        }
    }

    /** The zone that this machine's clock shows. */
    String machineZone() {
        String zone = surroundings.variable("TZ");
        try {
            return zone == null
                    ? ZoneId.systemDefault().getId()
                    : ZoneId.of(zone).getId();
        } catch (DateTimeException e) {
            return ZoneId.systemDefault().getId();
        }
    }

    /** @param sandbox whether a sandbox of this machine answers, whose time may be set */
    Clock clock(boolean sandbox) {
        return SandboxClock.of(sandbox ? surroundings.variable("EHRCTL_SANDBOX_CLOCK") : null);
    }

    Duration duration(GlobalOption option, Duration otherwise) {
        String text = value(option);
        return text == null ? otherwise : Durations.parse(text, option.longName());
    }

    public int retries() {
        String text = value(GlobalOption.RETRIES);
        return text == null ? 2 : WholeNumber.parse(text, GlobalOption.RETRIES.longName(), 0, 100);
    }

    /** The file that holds the sandbox where none is named. */
    public Path sandboxFile() {
        return stateFolder().resolve("sandbox.db");
    }

    /** {@code $XDG_STATE_HOME/ehrctl}, by default below the home folder. */
    public Path stateFolder() {
        String state = surroundings.variable("XDG_STATE_HOME");
        // A relative path is to be ignored, says the XDG base directory specification.
        if (state != null && state.startsWith("/")) {
            return Path.of(state, "ehrctl");
        }
        return surroundings.home().resolve(".local/state/ehrctl");
    }
}

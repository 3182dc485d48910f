package ehrctl.command.session;

import ehrctl.api.Failure;
import ehrctl.command.line.Arguments;
import ehrctl.command.line.Color;
import ehrctl.command.line.GlobalOption;
import ehrctl.remote.BaseUrl;
import ehrctl.sandbox.Sandbox;
import java.time.Duration;

/** Reads every global option before a command runs, so that a wrong one is refused by every command, and in time. */
final class SettingsCheck {
    private final Settings settings;
    private final Arguments arguments;

    SettingsCheck(Settings settings, Arguments arguments) {
        this.settings = settings;
        this.arguments = arguments;
    }

    /** @throws Failure where one is wrong, whether the line, the environment or the profile says it */
    void run() {
        settings.profile();
        for (GlobalOption option : GlobalOption.values()) {
            check(option);
        }
        if (settings.has(GlobalOption.CURL) && settings.has(GlobalOption.DRY_RUN)) {
            throw Failure.usage("--dry-run and --curl exclude each other");
        }
    }

    private void check(GlobalOption option) {
        switch (option) {
            case API -> api();
            case EMR, CARE_UNIT -> settings.value(option);
            case OUTPUT -> settings.format();
            case TIME_ZONE -> settings.timeZone();
            case TIMEOUT, CONNECT_TIMEOUT -> settings.duration(option, Duration.ZERO);
            case RETRIES -> settings.retries();
            case SORT, LIMIT -> Listing.of(arguments);
            case COLOR -> Color.check(settings.value(option));
            case ID_VIA_HEADER, NO_ID_VIA_HEADER, HEADER, RESOURCE_ID_HEADER, PATIENT_ID_HEADER -> {
                if (arguments.has(option.longName())) {
                    IdPlacement.check(arguments);
                }
            }
            case PROFILE, FIELDS, NAMES, JQ, NO_CHECK, YES, DRY_RUN, CURL, ALLOW_HTTP, VERBOSE, HELP, VERSION -> {
                // A profile is looked up first of all, fields go with what is shown, and flags cannot be wrong.
            }
        }
    }

    private void api() {
        String api = settings.api();
        try {
            if (!ApiAddress.embedded(api)) {
                BaseUrl.requireSafe(BaseUrl.parse(ApiAddress.url(api)), settings.has(GlobalOption.ALLOW_HTTP));
            } else if (!api.equals(ApiAddress.SANDBOX)) {
                Sandbox.requireFolder(ApiAddress.file(api));
            }
        } catch (Failure failure) {
            throw settings.blame(GlobalOption.API, failure);
        }
    }
}

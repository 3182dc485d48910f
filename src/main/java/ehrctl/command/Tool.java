package ehrctl.command;

import ehrctl.command.batch.BatchCommand;
import ehrctl.command.request.ApiCommand;
import ehrctl.command.session.Command;
import ehrctl.command.smoke.SmokeCommand;
import ehrctl.command.tool.CompletionCommand;
import ehrctl.command.tool.EhrsGetCommand;
import ehrctl.command.tool.EhrsListCommand;
import ehrctl.command.tool.IdsCheckCommand;
import ehrctl.command.tool.IdsMaskCommand;
import ehrctl.command.tool.OpenApiCommand;
import ehrctl.command.tool.ProfilesListCommand;
import ehrctl.command.tool.ProfilesRemoveCommand;
import ehrctl.command.tool.ProfilesSetCommand;
import ehrctl.command.tool.ProfilesShowCommand;
import ehrctl.command.tool.ProfilesUnsetCommand;
import ehrctl.command.tool.ProfilesUseCommand;
import ehrctl.command.tool.SandboxExecCommand;
import ehrctl.command.tool.SandboxPathCommand;
import ehrctl.command.tool.SandboxPeopleCommand;
import ehrctl.command.tool.SandboxResetCommand;
import ehrctl.command.tool.SandboxServeCommand;
import ehrctl.command.tool.StatusCommand;
import ehrctl.command.tool.VersionCommand;
import org.jspecify.annotations.Nullable;

/** The commands that are no operation of the API, a row each. */
public enum Tool {
    STATUS("status", ""),
    SMOKE("smoke", ""),
    OPENAPI("openapi", ""),
    EHRS_LIST("ehrs", "list"),
    EHRS_GET("ehrs", "get"),
    IDS_CHECK("ids", "check"),
    IDS_MASK("ids", "mask"),
    API("api", ""),
    BATCH("batch", ""),
    PROFILES_LIST("profiles", "list"),
    PROFILES_SHOW("profiles", "show"),
    PROFILES_SET("profiles", "set"),
    PROFILES_UNSET("profiles", "unset"),
    PROFILES_USE("profiles", "use"),
    PROFILES_REMOVE("profiles", "remove"),
    SANDBOX_SERVE("sandbox", "serve"),
    SANDBOX_EXEC("sandbox", "exec"),
    SANDBOX_RESET("sandbox", "reset"),
    SANDBOX_PATH("sandbox", "path"),
    SANDBOX_PEOPLE("sandbox", "people"),
    COMPLETION_BASH("completion", "bash"),
    COMPLETION_ZSH("completion", "zsh"),
    COMPLETION_FISH("completion", "fish"),
    VERSION("version", "");

    private final String noun;
    private final String verb;

    Tool(String noun, String verb) {
        this.noun = noun;
        this.verb = verb;
    }

    static @Nullable Tool of(String noun, String verb) {
        for (Tool tool : values()) {
            if (tool.noun.equals(noun) && tool.verb.equals(verb)) {
                return tool;
            }
        }
        return null;
    }

    public String noun() {
        return noun;
    }

    public Command command() {
        return switch (this) {
            case STATUS -> new StatusCommand();
            case SMOKE -> new SmokeCommand();
            case OPENAPI -> new OpenApiCommand();
            case EHRS_LIST -> new EhrsListCommand();
            case EHRS_GET -> new EhrsGetCommand();
            case IDS_CHECK -> new IdsCheckCommand();
            case IDS_MASK -> new IdsMaskCommand();
            case API -> new ApiCommand();
            case BATCH -> new BatchCommand(Commands.LOOKUP);
            case PROFILES_LIST -> new ProfilesListCommand();
            case PROFILES_SHOW -> new ProfilesShowCommand();
            case PROFILES_SET -> new ProfilesSetCommand();
            case PROFILES_UNSET -> new ProfilesUnsetCommand();
            case PROFILES_USE -> new ProfilesUseCommand();
            case PROFILES_REMOVE -> new ProfilesRemoveCommand();
            case SANDBOX_SERVE -> new SandboxServeCommand();
            case SANDBOX_EXEC -> new SandboxExecCommand();
            case SANDBOX_RESET -> new SandboxResetCommand();
            case SANDBOX_PATH -> new SandboxPathCommand();
            case SANDBOX_PEOPLE -> new SandboxPeopleCommand();
            case COMPLETION_BASH, COMPLETION_ZSH, COMPLETION_FISH -> new CompletionCommand(verb);
            case VERSION -> new VersionCommand();
        };
    }
}

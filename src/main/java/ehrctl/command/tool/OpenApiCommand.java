package ehrctl.command.tool;

import ehrctl.api.Ehr;
import ehrctl.api.Ehrs;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.api.Version;
import ehrctl.command.line.Argument;
import ehrctl.command.line.Arguments;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.session.Session;
import ehrctl.command.session.ToolCommand;
import ehrctl.json.Json;
import ehrctl.openapi.OpenApi;
import ehrctl.openapi.OpenApiVersion;
import ehrctl.output.Format;
import ehrctl.output.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code openapi}: prints the contract; the same each time. */
public final class OpenApiCommand extends ToolCommand {
    private static final String VERSION = "--openapi-version";

    public OpenApiCommand() {
        super("openapi", "", "Print the API's contract as an OpenAPI document");
    }

    @Override
    public List<Argument> arguments() {
        return List.of(Argument.option(VERSION, "3.0|3.1", "the version of OpenAPI; default 3.1"));
    }

    @Override
    public List<String> examples() {
        return List.of("openapi", "openapi --emr webdoc --openapi-version 3.0");
    }

    @Override
    public List<String> remarks() {
        return List.of(
                "--emr CODE leaves out what that EHR lacks; without it everything is there, whatever EHR a variable or"
                        + " a profile names. x-source says of each fact whether the API's vendor documents it or the sandbox chose"
                        + " it. sandbox serve answers the same at /openapi.json.");
    }

    @Override
    public List<Integer> exitCodes() {
        return List.of(0, 2, 5);
    }

    @Override
    public boolean usesProfile() {
        return false;
    }

    @Override
    public View view(Arguments arguments) {
        return View.of().withoutIds();
    }

    @Override
    public int run(Session session) {
        Format format = session.settings().format();
        if (format != Format.TABLE && format != Format.JSON && format != Format.NDJSON) {
            throw Failure.usage("openapi prints JSON only", "leave --output out");
        }
        Ehr ehr = ehr(session.arguments().text(GlobalOption.EMR.longName()));
        var document = OpenApi.document(dialect(session.arguments().text(VERSION)), ehr, OpenApi.API, Version.number());
        session.write((format == Format.NDJSON ? Json.compact(document) : Json.pretty(document)) + "\n");
        return ExitCode.OK.number();
    }

    private static OpenApiVersion dialect(@Nullable String word) {
        for (OpenApiVersion dialect : OpenApiVersion.values()) {
            if (dialect.word().equals(word)) {
                return dialect;
            }
        }
        if (word == null) {
            return OpenApiVersion.V3_1;
        }
        throw Failure.usage(VERSION + ": there is no such version here", "known are: 3.0, 3.1");
    }

    private static @Nullable Ehr ehr(@Nullable String code) {
        if (code == null) {
            return null;
        }
        Ehr ehr = Ehrs.find(code);
        if (ehr == null) {
            throw Failure.unsent(ExitCode.NOT_FOUND, "no such EHR is known: " + code, "see: ehrctl ehrs list");
        }
        return ehr;
    }
}

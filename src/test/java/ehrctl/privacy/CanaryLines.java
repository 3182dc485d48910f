package ehrctl.privacy;

import ehrctl.api.Operation;
import ehrctl.api.Parameter;
import ehrctl.command.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A command line full of canaries for every command: of the operations out of their rows, of the tools one by one. */
final class CanaryLines {
    private final Path nest;

    /** @param nest a folder for the files that lines read */
    CanaryLines(Path nest) throws IOException {
        this.nest = Files.createDirectories(nest);
        file("document.txt", Canary.DOCUMENT.value());
        file("number", Canary.NO_PATIENT.value());
        file("id", Canary.CLIENT_ID.value());
        file("body.json", "{\"external_id\":\"" + Canary.SE_PATIENT.value() + "\"}");
        file("batch", "patients get se_personal_number:" + Canary.SE_PATIENT.value() + " --nonsense\n");
    }

    Path file(String name, String text) throws IOException {
        return Files.writeString(nest.resolve(name), text);
    }

    private String path(String name) {
        return nest.resolve(name).toString();
    }

    /** An EHR, and a resource and a patient as they are called there. */
    enum Place {
        WEBDOC("webdoc", "hsa_id:" + Canary.HSA.value(), "se_personal_number:" + Canary.SE_PATIENT.value()),
        BY_NUMBER("webdoc", "se_personal_number:" + Canary.SE_RESOURCE.value(), "emr_id:" + Canary.EMR_PATIENT.value()),
        TAKECARE("takecare", Canary.EMR_RESOURCE.value(), "se_personal_number:" + Canary.SE_OTHER.value()),
        UNSUPPORTED(
                "kaddio",
                "no_personal_number:" + Canary.NO_PATIENT.value(),
                "no_personal_number:" + Canary.NO_PATIENT.value());

        final String emr;
        final String resource;
        final String patient;

        Place(String emr, String resource, String patient) {
            this.emr = emr;
            this.resource = resource;
            this.patient = patient;
        }

        String careUnit() {
            return emr.equals("takecare") ? "10" : "L0_1";
        }
    }

    /** Every operation's command with every argument that it takes; the bulk forms with two ids. */
    List<String> of(Operation operation, Place place) {
        List<String> line = new ArrayList<>(List.of(operation.noun(), operation.verb()));
        if (operation.bulk()) {
            line.add("A98");
        }
        for (Parameter parameter : operation.parameters()) {
            String name = operation.argument(parameter);
            String value = operation.bulk() && parameter.name().equals("ids") ? "A99" : value(parameter, place);
            if (name.startsWith("-") && !(operation.bulk() && parameter.name().equals("ids"))) {
                line.add(name);
            }
            line.add(value);
        }
        line.addAll(List.of("--emr", place.emr, "--care-unit", place.careUnit()));
        return line;
    }

    private String value(Parameter parameter, Place place) {
        return switch (parameter.kind()) {
            case RESOURCE_ID -> place.resource;
            case PATIENT_ID -> place.patient;
            case BARE_RESOURCE_ID, AUTHOR_ID -> Canary.EMR_RESOURCE.value();
            case ID, ID_LIST -> parameter.name().startsWith("healthcare") ? "L0_12345" : "A97";
            case NATIONAL_NUMBER -> Canary.SE_PATIENT.value();
            case CODE -> Canary.CODE.value();
            case TIME -> parameter.name().equals("end") ? "2026-11-23T10:30+01:00" : "2026-11-23T10:00+01:00";
            case WHOLE_NUMBER -> "15";
            case FILE -> path("document.txt");
            case PERSONAL_OBJECT -> "{\"unstructured\":\"" + Canary.NOTE.value().replace("\\", "\\\\") + "\"}";
            case TEXT -> parameter.name().equals("template_id") ? "leyr_unstructured" : "text/plain";
            case PERSONAL_TEXT, PERSONAL_TEXT_LIST ->
                switch (parameter.leaf()) {
                    case "first_name" -> Canary.FIRST_NAME.value();
                    case "last_name" -> Canary.LAST_NAME.value();
                    case "phones" -> Canary.PHONE.value();
                    case "emails" -> Canary.EMAIL.value();
                    case "comment" -> Canary.COMMENT.value();
                    case "title" -> Canary.TITLE.value();
                    default -> throw new AssertionError("no canary for " + parameter.name());
                };
        };
    }

    /** A new tool does not compile before it has lines here. */
    List<List<String>> of(Tool tool) {
        String number = "se_personal_number:" + Canary.SE_PATIENT.value();
        String bare = Canary.SE_PATIENT.value();
        return switch (tool) {
            case SMOKE ->
                List.of(
                        List.of("smoke", "--emr", "konfidens", "--write=all", "--external-id", "@" + path("number")),
                        List.of("smoke", "--emr", "webdoc,takecare", "--strict", "-o", "json"),
                        List.of("smoke", "--emr", "webdoc", "--write", "--tap", "--code", Canary.CODE.value()));
            case API ->
                List.of(
                        List.of("api", "GET", "/care-units/L0_1/patients/" + number, "-i"),
                        List.of("api", "GET", "/care-units/L0_1/patients?" + bare + "=x", "-q", bare + "=" + bare),
                        List.of("api", "GET", "/care-units/L0_1/persons/" + bare, "-H", "x-person: " + number),
                        List.of("api", "GET", "/x/header:x-p", "--header", "x-p: " + number, "-o", "json", "-i"),
                        List.of("api", "POST", "/care-units/L0_1/patients", "--input", path("body.json")),
                        List.of("api", "POST", "/x", "-f", bare + "=" + Canary.NOTE.value(), "-F", "n=" + bare));
            case BATCH -> List.of(List.of("batch", path("batch")), List.of("batch", bare));
            case STATUS -> List.of(List.of("status", "--check"), List.of("status", "-o", "json"));
            case VERSION -> List.of(List.of("version"));
            case OPENAPI -> List.of(List.of("openapi", "--emr", bare), List.of("openapi", "--openapi-version", bare));
            case EHRS_LIST -> List.of(List.of("ehrs", "list"));
            case EHRS_GET -> List.of(List.of("ehrs", "get", bare), List.of("ehrs", "get", "webdoc"));
            case IDS_CHECK -> List.of(List.of("ids", "check", number, bare, "hsa_id:" + Canary.HSA.value()));
            case IDS_MASK -> List.of(List.of("ids", "mask"));
            case PROFILES_SET ->
                List.of(
                        List.of("profiles", "set", "kanari", "emr=webdoc", "client_id=@" + path("id")),
                        List.of("profiles", "set", "kanari", "client_id=" + Canary.CLIENT_ID.value()),
                        List.of("profiles", "set", "kanari", bare + "=webdoc"),
                        List.of("profiles", "set", "kanari", "api=https://a:" + bare + "@x.example"));
            case PROFILES_LIST -> List.of(List.of("profiles", "list"));
            case PROFILES_SHOW -> List.of(List.of("profiles", "show", "--origin"), List.of("profiles", "show", bare));
            case PROFILES_UNSET ->
                List.of(List.of("profiles", "unset", bare, "emr"), List.of("profiles", "unset", "kanari", bare));
            case PROFILES_USE -> List.of(List.of("profiles", "use", bare));
            case PROFILES_REMOVE -> List.of(List.of("profiles", "remove", bare));
            // Serving goes on until it is ended: it has a test of its own.
            case SANDBOX_SERVE ->
                List.of(
                        List.of("sandbox", "serve", "--port", bare),
                        List.of("sandbox", "serve", "--bind", bare),
                        List.of("sandbox", "serve", "--fault", "GET /patients/" + bare + "=explode"));
            case SANDBOX_EXEC -> List.of(List.of("sandbox", "exec", "--", bare), List.of("sandbox", "exec", "true"));
            case SANDBOX_RESET -> List.of(List.of("sandbox", "reset", "-y"));
            case SANDBOX_PEOPLE -> List.of(List.of("sandbox", "people"), List.of("sandbox", "people", "--emr", bare));
            case SANDBOX_PATH -> List.of(List.of("sandbox", "path"));
            case COMPLETION_BASH -> List.of(List.of("completion", "bash"));
            case COMPLETION_ZSH -> List.of(List.of("completion", "zsh"));
            case COMPLETION_FISH -> List.of(List.of("completion", "fish"));
        };
    }
}

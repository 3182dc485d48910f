package ehrctl.command;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.Ehr;
import ehrctl.api.Ehrs;
import ehrctl.api.ExitCode;
import ehrctl.api.Source;
import ehrctl.command.line.EnvironmentVariable;
import ehrctl.command.line.GlobalOption;
import ehrctl.id.IdType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of topics that are told by the program's own tables. */
enum TopicTable {
    ENVIRONMENT,
    EXIT_CODES,
    TYPES,
    IDS,
    DIALECTS;

    List<TopicText.Part> terms() {
        List<TopicText.Part> terms = new ArrayList<>();
        switch (this) {
            case ENVIRONMENT -> environment(terms);
            case EXIT_CODES -> {
                for (ExitCode code : ExitCode.values()) {
                    add(terms, String.valueOf(code.number()), code.word() + ": " + code.meaning());
                }
            }
            case TYPES -> {
                for (IdType type : IdType.values()) {
                    String way = type.national() ? "; travels by header unless told otherwise" : "";
                    add(terms, type.prefix() + ":<VALUE>", type.title() + way);
                }
            }
            case IDS -> {
                for (Ehr ehr : Ehrs.all()) {
                    String resources = types(ehr.resourceIds(Source.CHOSEN));
                    String patients = types(ehr.patientIds(Source.CHOSEN));
                    add(terms, ehr.code(), ehr.name() + ": resources " + resources + "; patients " + patients + ".");
                }
            }
            case DIALECTS -> {
                for (Ehr ehr : Ehrs.all()) {
                    JsonNode facts = Ehrs.fhir(ehr.code());
                    if (!facts.isMissingNode()) {
                        add(terms, ehr.code(), dialect(facts));
                    }
                }
            }
        }
        return terms;
    }

    private static void environment(List<TopicText.Part> terms) {
        for (GlobalOption option : GlobalOption.values()) {
            String variable = option.environment();
            if (variable != null && option != GlobalOption.COLOR) {
                add(terms, variable, "As " + option.longName() + ": " + option.help() + ".");
            }
        }
        for (EnvironmentVariable variable : EnvironmentVariable.values()) {
            add(terms, variable.name(), variable.meaning());
        }
    }

    private static String types(@Nullable List<IdType> types) {
        List<String> prefixes = new ArrayList<>();
        if (types != null) {
            for (IdType type : types) {
                prefixes.add(type.prefix());
            }
        }
        return prefixes.isEmpty() ? "as the API decides" : "by " + String.join(", ", prefixes);
    }

    private static String dialect(JsonNode facts) {
        List<String> lacks = new ArrayList<>();
        for (JsonNode lack : facts.path("lacks")) {
            lacks.add(lack.asText());
        }
        String booking = facts.path("booking").asText();
        return (booking.isEmpty() ? "" : "Books as " + booking + ". ") + "No document names: "
                + String.join(", ", lacks) + ". Source: " + facts.path("source").asText() + ".";
    }

    private static void add(List<TopicText.Part> terms, String name, String text) {
        terms.add(TopicText.Part.term(name, text));
    }
}

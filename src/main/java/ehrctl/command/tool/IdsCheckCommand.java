package ehrctl.command.tool;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.Failure;
import ehrctl.command.line.Argument;
import ehrctl.command.line.Arguments;
import ehrctl.command.line.ValueSource;
import ehrctl.command.session.Checks;
import ehrctl.command.session.Session;
import ehrctl.command.session.ToolCommand;
import ehrctl.id.IdCheck;
import ehrctl.id.IdType;
import ehrctl.id.InvalidIdException;
import ehrctl.id.TypedId;
import ehrctl.id.Verdict;
import ehrctl.json.Json;
import ehrctl.output.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code ids check}: whether typed ids can be what they say, without showing them. */
public final class IdsCheckCommand extends ToolCommand {
    public IdsCheckCommand() {
        super("ids", "check", "Check identifiers: syntax, check digits and dates");
    }

    @Override
    public List<Argument> arguments() {
        return List.of(Argument.positional("TYPE:VALUE", "the identifiers; @- and @FILE may stand for a value")
                .taking(Argument.Takes.TYPED_VALUE)
                .repeatable());
    }

    @Override
    public List<String> examples() {
        return List.of(
                "ids check hsa_id:SE2321000131-E000000012345", "ids check no_personal_number:@number.txt -o json");
    }

    @Override
    public View view(Arguments arguments) {
        return View.of("type", "verdict", "reason", "kinds").withoutIds().ofList();
    }

    @Override
    public int run(Session session) {
        ArrayNode rows = Json.array();
        int invalid = 0;
        List<String> given = session.arguments().positionals();
        for (String text : given) {
            int colon = text.indexOf(':');
            IdType type = colon < 0 ? IdType.EMR_ID : IdType.of(text.substring(0, colon));
            ValueSource source = ValueSource.ofText(type == null || colon < 0 ? text : text.substring(colon + 1), "ID");
            if (source instanceof ValueSource.Literal && type != null && type.national()) {
                session.hintNationalNumber();
            }
            String value = source.content(session.surroundings(), type == null ? "id" : type.title());
            ObjectNode row = colon < 0 || type == null ? check(value) : check(type, value);
            rows.add(row);
            invalid += row.path("verdict").asText().equals("invalid") ? 1 : 0;
        }
        session.print(rows);
        if (invalid > 0) {
            throw Failure.usage(
                    given.size() == 1 ? "the id is invalid" : invalid + " of " + given.size() + " ids are invalid");
        }
        return 0;
    }

    /** An id whose type, if it has one, is part of the value. */
    private static ObjectNode check(String value) {
        try {
            return TypedId.parse(value) instanceof TypedId.Direct direct
                    ? check(direct.type(), direct.value())
                    : row(TypedId.HEADER, Verdict.Level.VALID, "", List.of());
        } catch (InvalidIdException e) {
            return row(null, Verdict.Level.INVALID, String.valueOf(e.getMessage()), List.of());
        }
    }

    private static ObjectNode check(IdType type, String value) {
        Verdict verdict = IdCheck.check(type, value, Checks.today());
        IdType other = type == IdType.EMR_ID && verdict.level() == Verdict.Level.VALID ? other(value) : null;
        if (other == null) {
            return row(type.prefix(), verdict.level(), verdict.reason(), IdCheck.kinds(type, value));
        }
        boolean likely = IdCheck.check(other, value, Checks.today()).level() != Verdict.Level.INVALID;
        String looks = likely
                ? "a valid " + other.title() + " too"
                : "looks like a " + other.title() + ", but is not a valid one";
        return row(
                type.prefix(),
                likely ? Verdict.Level.WARN : Verdict.Level.VALID,
                looks + "; where that is meant, write " + other.prefix() + ": in front",
                IdCheck.kinds(other, value));
    }

    /** What an EHR id looks like; null for nothing else. */
    private static @Nullable IdType other(String value) {
        IdType written = null;
        for (IdType type : IdType.values()) {
            Verdict verdict = IdCheck.check(type, value, Checks.today());
            if (type != IdType.EMR_ID && verdict.level() == Verdict.Level.VALID) {
                return type;
            }
            if (type.national()
                    && written == null
                    && (verdict.liftable() || !verdict.normalised().isEmpty())) {
                written = type;
            }
        }
        return written;
    }

    private static ObjectNode row(@Nullable String type, Verdict.Level verdict, String reason, List<String> kinds) {
        ObjectNode row = Json.object();
        row.put("type", type).put("verdict", verdict.word()).put("reason", reason);
        ArrayNode list = row.putArray("kinds");
        for (String kind : kinds) {
            list.add(kind);
        }
        return row;
    }
}

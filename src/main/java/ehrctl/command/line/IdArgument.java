package ehrctl.command.line;

import ehrctl.api.Failure;
import ehrctl.id.IdType;
import ehrctl.id.InvalidIdException;
import ehrctl.id.TypedId;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.TypeConversionException;

/**
 * A typed id as it stands on the command line: written out, or with its value to be read from elsewhere.
 *
 * @param id the id that was written out; null where it is still to be read
 * @param type the type in front of {@code @…}; null where none stood there
 * @param source where the value comes from
 */
public record IdArgument(@Nullable TypedId id, @Nullable IdType type, ValueSource source) {

    /** The one converter for every place that takes a typed id; it checks syntax only. */
    static IdArgument parse(String text) {
        try {
            int colon = text.indexOf(':');
            IdType type = colon < 0 ? null : IdType.of(text.substring(0, colon));
            String value = type == null ? text : text.substring(colon + 1);
            if (value.equals("-")) {
                throw new TypeConversionException("a lone - is no id; @- reads standard input");
            }
            ValueSource source = ValueSource.of(value);
            if (source instanceof ValueSource.Literal literal) {
                String whole = type == null ? literal.value() : type.prefix() + ":" + literal.value();
                return new IdArgument(TypedId.parse(whole), type, source);
            }
            return new IdArgument(null, type, source);
        } catch (InvalidIdException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }

    /** Whether a national number stands on the command line, where other people of the machine can see it. */
    public boolean showsNationalNumber() {
        return id != null && id.namesAPerson(LocalDate.now(ZoneOffset.UTC));
    }

    /** The id, read now where it was not written out. */
    public TypedId read(Surroundings surroundings, String label) {
        if (id != null) {
            return id;
        }
        String asked = source instanceof ValueSource.Ask && type != null ? type.title() : label;
        String text = source.text(surroundings, asked);
        try {
            return TypedId.parse(type == null ? text : type.prefix() + ":" + text);
        } catch (InvalidIdException e) {
            throw Failure.usage(label + ": " + e.getMessage());
        }
    }

    /** Names the type only. */
    @Override
    public String toString() {
        return id == null ? "IdArgument" : id.toString();
    }

    /** Opaque ids obey the same syntax as typed ones; only the type is missing. */
    public static void checkSyntax(String id, String name) {
        try {
            new TypedId.Direct(IdType.EMR_ID, id);
        } catch (InvalidIdException e) {
            String message = String.valueOf(e.getMessage());
            throw Failure.usage(name + ": " + message.substring(message.indexOf(": ") + 2));
        }
    }
}

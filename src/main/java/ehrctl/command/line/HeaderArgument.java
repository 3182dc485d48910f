package ehrctl.command.line;

import ehrctl.id.HeaderName;
import ehrctl.id.InvalidIdException;
import ehrctl.id.TypedId;
import picocli.CommandLine.TypeConversionException;

/**
 * {@code --header 'NAME: ID'}: a request header that an id refers to.
 *
 * @param name the header's name
 * @param id never a reference itself
 */
public record HeaderArgument(String name, IdArgument id) {

    static HeaderArgument parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new TypeConversionException("write it as 'NAME: TYPE:VALUE'");
        }
        String name;
        try {
            name = HeaderName.check(text.substring(0, colon));
        } catch (InvalidIdException e) {
            throw new TypeConversionException(e.getMessage());
        }
        IdArgument id = IdArgument.parse(text.substring(colon + 1).strip());
        if (id.id() instanceof TypedId.InHeader) {
            throw new TypeConversionException("a header cannot refer to another header");
        }
        return new HeaderArgument(name, id);
    }

    @Override
    public String toString() {
        return name;
    }
}

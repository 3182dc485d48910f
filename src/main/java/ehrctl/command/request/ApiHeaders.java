package ehrctl.command.request;

import ehrctl.api.Failure;
import ehrctl.api.HeaderRules;
import ehrctl.command.line.Arguments;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.line.HeaderArgument;
import ehrctl.command.session.Session;
import ehrctl.id.TypedId;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The request headers of {@code api}: those written out, and those whose id is read from elsewhere. */
final class ApiHeaders {
    static final String HEADER = "-H";

    private final Session session;
    private final Map<String, String> written = new TreeMap<>();

    /** Checks all that can be checked before anything is read. */
    ApiHeaders(Session session) {
        this.session = session;
        Arguments arguments = session.arguments();
        for (GlobalOption option : new GlobalOption[] {GlobalOption.ID_VIA_HEADER, GlobalOption.NO_ID_VIA_HEADER}) {
            if (arguments.has(option.longName())) {
                throw Failure.usage(
                        option.longName() + " is not for api, which sends ids as they are written",
                        "write header:NAME in their place, and --header 'NAME: TYPE:VALUE'");
            }
        }
        for (String line : arguments.texts(HEADER)) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw Failure.usage(HEADER + " is written as 'NAME: VALUE'");
            }
            add(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        for (HeaderArgument header : arguments.headers()) {
            add(header.name(), "");
        }
    }

    private void add(String name, String value) {
        HeaderRules.check(name, value);
        if (written.put(name.toLowerCase(Locale.ROOT), value) != null) {
            throw Failure.usage("the header " + name + " is used twice");
        }
    }

    /** All of them by name in lower case. */
    Map<String, String> read() {
        for (HeaderArgument header : session.arguments().headers()) {
            TypedId id = header.id().read(session.surroundings(), GlobalOption.HEADER.longName());
            if (header.id().showsNationalNumber()) {
                session.hintNationalNumber();
            }
            written.put(header.name().toLowerCase(Locale.ROOT), id.text());
        }
        return written;
    }
}

package ehrctl.command.request;

import ehrctl.api.ApiRequest;
import ehrctl.api.ApiResponse;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.api.HeaderRules;
import ehrctl.api.Operation;
import ehrctl.command.line.Argument;
import ehrctl.command.line.Arguments;
import ehrctl.command.line.KeyAndValue;
import ehrctl.command.session.Refusal;
import ehrctl.command.session.Session;
import ehrctl.command.session.ToolCommand;
import ehrctl.output.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@code api}: any request, written out, sent like every other one. */
public final class ApiCommand extends ToolCommand {
    private static final String QUERY = "-q";

    /** How the types of national numbers end. */
    private static final String NATIONAL = "_personal_number:";

    public ApiCommand() {
        super("api", "", "Send any request to the API");
    }

    @Override
    public List<Argument> arguments() {
        return List.of(
                Argument.positional("METHOD", "GET, POST, PATCH or another one").taking(Argument.Takes.METHOD),
                Argument.positional(
                                "PATH",
                                "below the EHR's root, or whole from /api/ on; {emr} and {care_unit_id} are filled in;"
                                        + " percent-encoded, but for + which stands for itself")
                        .taking(Argument.Takes.PATH),
                Argument.option(QUERY + " --query", "KEY=VALUE", "add to the query; may be repeated")
                        .repeatable(),
                Argument.option(ApiBody.FIELD + " --raw-field", "KEY=VALUE", "a text in the body; may be repeated")
                        .repeatable(),
                Argument.option(ApiBody.JSON_FIELD + " --field", "KEY=JSON", "any JSON in the body; may be repeated")
                        .repeatable(),
                Argument.option(ApiBody.INPUT, "FILE", "the whole body, JSON; - reads standard input")
                        .taking(Argument.Takes.FILE),
                Argument.option(
                                ApiHeaders.HEADER + " --request-header",
                                "NAME: VALUE",
                                "a request header; may be repeated")
                        .repeatable(),
                Argument.flag(ApiAnswer.INCLUDE + " --include", "show status and headers of the answer too"));
    }

    @Override
    public List<String> examples() {
        return List.of(
                "api GET '/care-units/{care_unit_id}/resources'",
                "api GET /api/emrs/webdoc/care-units -o json",
                "api PATCH '/care-units/{care_unit_id}/appointments/A1' -f status=cancelled",
                "api POST '/care-units/{care_unit_id}/patients' --input patient.json");
    }

    @Override
    public List<String> remarks() {
        return List.of("Nothing of it is checked before it is sent. An id is best kept out of PATH: write header:NAME"
                + " there, and --header 'NAME: TYPE:@ask'.");
    }

    @Override
    public List<Integer> exitCodes() {
        return List.of(0, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }

    /** That of the operation which the path turns out to be. */
    @Override
    public View view(Arguments arguments) {
        return View.of().ofList();
    }

    @Override
    public boolean showsRequests() {
        return true;
    }

    @Override
    public int run(Session session) {
        String method = method(session.arguments());
        ApiRequest place = ApiPath.of(session.arguments().positional(1)).in(session.target(), method);
        List<ApiRequest.QueryValue> query = new ArrayList<>(place.query());
        for (String given : session.arguments().texts(QUERY)) {
            KeyAndValue entry = KeyAndValue.of(given, QUERY);
            query.add(new ApiRequest.QueryValue(entry.key(), entry.value()));
        }
        session.show(view(place, session.arguments()));
        ApiHeaders headers = new ApiHeaders(session);
        ApiBody body = new ApiBody(session, method);
        ApiAnswer answer = new ApiAnswer(session);
        if (session.arguments().positional(1).contains(NATIONAL)) {
            session.hintNationalNumber();
        }
        ApiRequest request = new ApiRequest(method, place.path(), List.copyOf(query), headers.read(), body.read());
        if (!session.shows(request)) {
            ApiResponse response = session.answer(request);
            answer.print(request, named(session, request, response));
            if (!response.ok()) {
                throw Refusal.of(request, response, session.audience().seen());
            }
            Done.tellAny(session, request, response.status());
        }
        return ExitCode.OK.number();
    }

    private static String method(Arguments arguments) {
        String method = arguments.positional(0).toUpperCase(Locale.ROOT);
        if (!HeaderRules.token(method) || method.equals("CONNECT")) {
            throw Failure.usage("no such method can be sent", "such as: ehrctl api GET /care-units");
        }
        return method;
    }

    private static ApiResponse named(Session session, ApiRequest request, ApiResponse response) {
        return response.ok()
                ? new ApiResponse(
                        response.status(), response.headers(), NamesBesideIds.beside(session, request, response.body()))
                : response;
    }

    /** The columns of the operation that this request is, whatever its body; all of the answer's own where it is none. */
    private static View view(ApiRequest request, Arguments arguments) {
        Operation.Match match = request.match();
        return match == null ? View.of().ofList() : Views.of(match.operation(), arguments);
    }
}

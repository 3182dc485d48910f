package ehrctl.command.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import ehrctl.api.ApiRequest;
import ehrctl.api.ApiResponse;
import ehrctl.api.EhrAdapter;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.command.line.Arguments;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.line.StandardInputReaders;
import ehrctl.command.line.Surroundings;
import ehrctl.json.Json;
import ehrctl.mask.Masker;
import ehrctl.output.Format;
import ehrctl.output.NoIdException;
import ehrctl.output.View;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One command on its way: its arguments and settings, where requests go, and how answers are shown. */
public final class Session implements AutoCloseable {
    private final Surroundings surroundings;
    private final Arguments arguments;
    private final Settings settings;
    private final Diagnostics diagnostics;
    private final Adapters adapters;
    private final Audience audience;
    private @Nullable Target target;
    private @Nullable Checks checks;
    private View view = View.of();
    private Format format = Format.TABLE;
    private Listing listing = Listing.WHOLE;
    private @Nullable Filter filter;
    private boolean sent;

    /** A command of its own, which talks to the streams and closes what it opens. */
    public Session(Surroundings surroundings, Arguments arguments, Diagnostics diagnostics) {
        this.surroundings = surroundings;
        this.arguments = arguments;
        this.settings = new Settings(arguments, surroundings);
        this.diagnostics = diagnostics;
        this.adapters = new Adapters(surroundings, diagnostics);
        this.audience = new StreamAudience(surroundings, diagnostics, arguments.text(GlobalOption.COLOR.longName()));
    }

    /** One of many commands, which talks to {@code audience} and shares the whole's adapters. */
    public Session(Session whole, Surroundings surroundings, Arguments arguments, Audience audience) {
        this.surroundings = surroundings;
        this.arguments = arguments;
        this.settings = whole.settings.ofLine(arguments);
        this.diagnostics = whole.diagnostics;
        this.adapters = whole.adapters;
        this.audience = audience;
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    public Arguments arguments() {
        return arguments;
    }

    public Settings settings() {
        return settings;
    }

    public Target target() {
        if (target == null) {
            target = new Target(settings, adapters, surroundings);
        }
        return target;
    }

    public Checks checks() {
        if (checks == null) {
            boolean lenient = settings.has(GlobalOption.NO_CHECK);
            checks = new Checks(target().ehr(), target().source(), lenient);
        }
        return checks;
    }

    /** Checks all that is said beside the command itself, before anything is sent or changed. */
    public void prepare(Command command) {
        if (!command.usesProfile()) {
            settings.withoutProfile();
        }
        new SettingsCheck(settings, arguments).run();
        StandardInputReaders.atMostOne(command.arguments(), arguments);
        if (!command.showsRequests()) {
            refuse(GlobalOption.DRY_RUN, command);
            refuse(GlobalOption.CURL, command);
        }
        format = audience.format(settings);
        listing = Listing.of(arguments);
        filter = arguments.has(GlobalOption.JQ.longName()) ? filter(command) : null;
        view = new ViewOptions(arguments, format).of(command.view(arguments));
    }

    private Filter filter(Command command) {
        if (!audience.filters()) {
            throw Failure.usage("--jq has no place in a batch", "pipe its lines into jq");
        }
        if (!command.printsAtOnce()) {
            throw Failure.usage(
                    "--jq has no place here: this command prints results as they come", "pipe -o ndjson into jq");
        }
        if (command.view(arguments) == null) {
            throw Failure.usage("--jq has no place here: this command prints no records");
        }
        format = Format.JSON;
        return Filter.of(arguments);
    }

    /** A line of a batch passes over what the whole batch is told. */
    private void refuse(GlobalOption option, Command command) {
        if (arguments.gives(option)) {
            throw Failure.usage(
                    option.longName() + ": " + command.line() + " cannot show beforehand what it does",
                    "nothing was done");
        }
    }

    /** Settles what is shown, before anything is sent. */
    public void show(View columns) {
        view = new ViewOptions(arguments, format).of(columns);
    }

    /** Sends one request; an answer with an error ends the command. */
    public ApiResponse send(ApiRequest request) {
        ApiResponse response = answer(request);
        if (!response.ok()) {
            throw Refusal.of(request, response, audience.seen());
        }
        return response;
    }

    /** Sends one request; an answer with an error is an answer too. */
    public ApiResponse answer(ApiRequest request) {
        EhrAdapter adapter = target().adapter();
        audience.sending(request);
        long start = System.nanoTime();
        ApiResponse response = null;
        try {
            response = request.writes() ? adapter.send(request, new Leaving(audience)) : adapter.send(request);
        } finally {
            audience.answered(response);
        }
        sent |= request.writes();
        tell(request, response, start);
        return response;
    }

    /** A remote adapter says this of every attempt itself. */
    private void tell(ApiRequest request, ApiResponse response, long start) {
        if (target().embedded() && settings.has(GlobalOption.VERBOSE)) {
            long millis = (System.nanoTime() - start) / 1_000_000;
            diagnostics.note(request.method() + " " + Masker.target(request) + " " + response.status() + " " + millis
                    + " ms attempt 1");
        }
    }

    /**
     * Asks what is needed beside the command's own request: once in a run, whatever becomes of it.
     *
     * @throws Failure where there is no answer, or one with an error
     */
    public JsonNode lookUp(ApiRequest request) {
        EhrAdapter adapter = target().adapter();
        return adapters.lookUps().answer(adapter, request.target(), () -> {
            audience.seen().request(request);
            long start = System.nanoTime();
            ApiResponse response = adapter.send(request);
            tell(request, response, start);
            if (!response.ok()) {
                throw Refusal.of(request, response, audience.seen());
            }
            return response.body();
        });
    }

    /** Shows the request instead of sending it, where that was asked for; answers whether it was. */
    public boolean shows(ApiRequest request) {
        return shows(List.of(request));
    }

    /** Shows several requests alike; as JSON they are one document. */
    public boolean shows(List<ApiRequest> requests) {
        boolean curl = settings.has(GlobalOption.CURL);
        boolean text = settings.has(GlobalOption.DRY_RUN) && format == Format.TABLE;
        if (!curl && !settings.has(GlobalOption.DRY_RUN)) {
            return false;
        }
        for (ApiRequest request : requests) {
            if (request.writes()) {
                target().permitShowing();
            }
        }
        if (target().fhir()) {
            showFhir(requests, curl, text);
            return true;
        }
        ArrayNode objects = Json.array();
        for (ApiRequest request : requests) {
            if (curl) {
                URI base = target().baseUrl();
                CurlCredentials credentials = new CredentialsSource(settings, surroundings).forCurl(base);
                write(new CurlCommand(request, base, credentials).text());
            } else if (text) {
                write(DryRun.text(request));
            } else {
                objects.add(DryRun.object(request));
            }
        }
        if (!objects.isEmpty()) {
            view = View.of("method", "target", "headers", "body").withoutIds();
            print(objects.size() == 1 ? objects.get(0) : objects);
        }
        return true;
    }

    /** One request to the API is several to a FHIR server, each made of what the one before answered. */
    private void showFhir(List<ApiRequest> requests, boolean curl, boolean text) {
        URI base = target().baseUrl();
        Clock clock = target().clock();
        if (curl) {
            boolean login = CredentialsPlace.of(settings, surroundings, base) != null;
            ArrayNode steps = FhirApi.rehearse(base, clock, settings, diagnostics, requests, FhirCurl.MARK);
            write(new FhirCurl(base, login).text(steps));
            return;
        }
        ArrayNode shown = FhirApi.rehearse(base, clock, settings, diagnostics, requests, null);
        if (!text) {
            view = View.of("method", "target", "headers", "body").withoutIds();
            print(shown.size() == 1 ? shown.get(0) : shown);
            return;
        }
        for (JsonNode request : shown) {
            write(FhirApi.text(request));
        }
    }

    /** Whether what is shown is for people: a table, and words beside it. */
    public boolean forPeople() {
        return format == Format.TABLE || format == Format.WEEK;
    }

    /** Shows an answer. */
    public void print(JsonNode answer) {
        try {
            JsonNode shown = view.list() ? listing.of(answer) : answer;
            if (filter == null) {
                audience.show(shown, format, view);
            } else {
                audience.write(filter.of(shown));
            }
            String absent = view.absentFrom(answer);
            if (absent != null) {
                hint("no record has " + absent);
            }
            if (view.list()) {
                tellOfList(answer, shown);
            }
        } catch (NoIdException e) {
            throw Failure.sent(ExitCode.REJECTED, "the answer has no id", "use another format than id");
        } catch (IOException e) {
            diagnostics.outputFailed(e, sent);
        }
    }

    /** Which keys were in vain; and to a person, that there is more. */
    private void tellOfList(JsonNode answer, JsonNode shown) {
        String absent = listing.absentFrom(answer);
        if (absent != null) {
            hint("--sort: no record has " + absent);
        }
        if (answer.isArray() && shown.size() < answer.size()) {
            done("the first " + shown.size() + " of " + answer.size());
        }
    }

    /** Shows text as it is. */
    public void write(CharSequence text) {
        try {
            audience.write(text);
        } catch (IOException e) {
            diagnostics.outputFailed(e, sent);
        }
    }

    /** Some parts of the command are done, whatever becomes of the others. */
    public void accepted(List<String> parts, ArrayNode soFar, String words) {
        audience.accepted(parts, soFar, words, format, view);
    }

    public Audience audience() {
        return audience;
    }

    public void hint(String text) {
        audience.hint(text);
    }

    /** Tells a person that the command did what it should; scripts have the exit code. */
    public void done(String text) {
        if (surroundings.errIsTerminal()) {
            audience.note(text);
        }
    }

    /** Says once what the command line shows to others. */
    public void hintNationalNumber() {
        audience.sawNationalNumber();
    }

    public Diagnostics diagnostics() {
        return diagnostics;
    }

    @Override
    public void close() {
        adapters.close();
    }

    private record Leaving(Audience audience) implements Runnable {
        @Override
        public void run() {
            audience.leaving();
        }
    }
}

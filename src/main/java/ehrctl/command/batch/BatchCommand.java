package ehrctl.command.batch;

import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.command.line.Argument;
import ehrctl.command.line.Arguments;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.line.ValueSource;
import ehrctl.command.line.WholeNumber;
import ehrctl.command.session.CommandLookup;
import ehrctl.command.session.RealPath;
import ehrctl.command.session.Session;
import ehrctl.command.session.Settings;
import ehrctl.command.session.Target;
import ehrctl.command.session.ToolCommand;
import ehrctl.output.View;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code batch}: many commands in one process, over the same connections. */
public final class BatchCommand extends ToolCommand {
    private static final String UNORDERED = "--unordered";
    private static final String PARALLEL = "--parallel";
    private static final String RATE = "--rate";
    private static final String STOP_ON_ERROR = "--stop-on-error";
    private static final String ALLOW_FILES = "--allow-files";
    private static final String ALLOW_TARGETS = "--allow-targets";
    private static final String JOURNAL = "--journal";
    private static final String RETRY_UNKNOWN = "--retry-unknown";

    /** Results that wait for an earlier one, for each line that runs. */
    private static final int WAITING = 16;

    private final CommandLookup commands;

    public BatchCommand(CommandLookup commands) {
        super("batch", "", "Run many commands, one per line, in one process");
        this.commands = commands;
    }

    @Override
    public List<Argument> arguments() {
        return List.of(
                Argument.positional("FILE", "the commands; - reads standard input")
                        .taking(Argument.Takes.FILE),
                Argument.option(PARALLEL, "N", "how many run at once; default 4"),
                Argument.flag(UNORDERED, "write results as they come, not in the order of the lines"),
                Argument.option(RATE, "N/s", "begin at most so many a second, or N/m, N/h"),
                Argument.flag(STOP_ON_ERROR, "begin no further line after one has failed"),
                Argument.flag(ALLOW_FILES, "let lines read files: @FILE, --file, --input"),
                Argument.flag(ALLOW_TARGETS, "let lines say where they go: --api, --profile, --allow-http"),
                Argument.option(JOURNAL, "FILE", "record what is done, and skip it when the batch is run again"),
                Argument.flag(RETRY_UNKNOWN, "with a journal: send writes again whose end is unknown"));
    }

    @Override
    public List<String> examples() {
        return List.of(
                "batch commands.txt --emr webdoc --care-unit L0_1",
                "batch - --journal done.journal --rate 20/s < commands.txt");
    }

    @Override
    public List<String> remarks() {
        return List.of(
                "A line is what comes after ehrctl at a prompt, quoted as in a shell, or a JSON array of texts:"
                        + " [\"appointments\",\"cancel\",\"A1\"]. Nothing is expanded; # begins a comment. Global"
                        + " options given here are defaults for every line.",
                "Each line answers with one JSON object: line, exit_code, status, and result or error.");
    }

    @Override
    public boolean printsAtOnce() {
        return false;
    }

    @Override
    public List<Integer> exitCodes() {
        return List.of(0, 2, 3, 9, 12, 129, 130, 143);
    }

    /** As every line has it. */
    @Override
    public View view(Arguments arguments) {
        return View.of().ofList();
    }

    /** As every line shows them. */
    @Override
    public boolean showsRequests() {
        return true;
    }

    @Override
    public int run(Session session) {
        Arguments arguments = session.arguments();
        int parallel = arguments.has(PARALLEL) ? WholeNumber.parse("" + arguments.text(PARALLEL), PARALLEL, 1, 64) : 4;
        String rateText = arguments.text(RATE);
        BatchRate rate = rateText == null ? BatchRate.unlimited() : BatchRate.parse(rateText);
        BatchFormat.check(arguments.text(GlobalOption.OUTPUT.longName()));
        String journalFile = arguments.text(JOURNAL);
        checkJournal(session, journalFile);
        String file = arguments.positional(0);
        InputStream in = open(session, ValueSource.ofFile(file));
        try (Journal journal = journalFile == null ? null : journal(session, journalFile)) {
            BatchProgress progress = new BatchProgress(session.surroundings(), size(ValueSource.ofFile(file)));
            BatchOutput output = new BatchOutput(
                    session.surroundings().out(), !arguments.has(UNORDERED), WAITING * parallel, progress);
            BatchSource source = new BatchSource(new BatchInput(in), journal);
            BatchRun run = new BatchRun(
                    source,
                    output,
                    progress,
                    rate,
                    journal,
                    arguments.has(STOP_ON_ERROR),
                    session.diagnostics().seen());
            BatchEnd end = new BatchEnd(session.diagnostics(), run, progress);
            BatchRights rights = new BatchRights(arguments.has(ALLOW_FILES), arguments.has(ALLOW_TARGETS));
            end.guard(() -> run.run(parallel, () -> new BatchLineRunner(session, rights, commands)));
            int exitCode = end.exitCode(output.broken());
            if (run.done() == 0 && journal == null) {
                session.hint("there was no command in what was read");
            }
            return exitCode;
        } finally {
            close(in);
        }
    }

    private static void checkJournal(Session session, @Nullable String journal) {
        if (journal == null && session.arguments().has(RETRY_UNKNOWN)) {
            throw Failure.usage(RETRY_UNKNOWN + " needs " + JOURNAL);
        }
        boolean shown = session.settings().has(GlobalOption.DRY_RUN)
                || session.settings().has(GlobalOption.CURL);
        if (journal != null && shown) {
            throw Failure.usage(JOURNAL + " has nothing to record where nothing is sent");
        }
    }

    private static Journal journal(Session session, String file) {
        Settings settings = session.settings();
        Target target = session.target();
        // The same file has many names, and what lines name is found from here.
        String api = target.embedded() ? "sandbox:" + RealPath.of(target.sandboxFile()) : settings.api();
        String folder = session.arguments().has(ALLOW_TARGETS) ? "\n" + RealPath.of(Path.of("")) : "";
        String place =
                api + "\n" + settings.value(GlobalOption.EMR) + "\n" + settings.value(GlobalOption.CARE_UNIT) + folder;
        JournalKey key = JournalKey.in(settings.stateFolder());
        return Journal.open(path(file), key, place, session.arguments().has(RETRY_UNKNOWN));
    }

    private static Path path(String file) {
        try {
            return Path.of(file);
        } catch (InvalidPathException e) {
            throw Failure.unsent(ExitCode.CONFIG, "no file can have such a name");
        }
    }

    private static InputStream open(Session session, ValueSource source) {
        if (source instanceof ValueSource.StandardInput) {
            if (session.surroundings().inIsTerminal()) {
                session.diagnostics().note("reading commands from standard input; Ctrl-D ends them");
            }
            return session.surroundings().in();
        }
        if (!(source instanceof ValueSource.FromFile from)) {
            throw Failure.usage("a batch is read from a file, or with - from standard input");
        }
        Path path = path(from.file());
        try {
            if (!Files.isDirectory(path)) {
                return Files.newInputStream(path);
            }
        } catch (IOException e) {
            throw Failure.unsent(ExitCode.CONFIG, "the batch cannot be read: " + from.file());
        }
        throw Failure.unsent(ExitCode.CONFIG, "the batch: " + from.file() + " is a folder, not a file");
    }

    private static long size(ValueSource source) {
        try {
            return source instanceof ValueSource.FromFile from ? Files.size(path(from.file())) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException e) {
            // All that was wanted of it has been read.
        }
    }
}

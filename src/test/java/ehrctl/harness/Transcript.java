package ehrctl.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One transcript: what a user types and what must come back.
 *
 * <p>The first line is a sentence. {@code $ ehrctl …} runs a command; variables may stand in front of it, commands may be
 * joined by {@code |}, and {@code < FILE} is standard input. Then follow the exit code of the last command in brackets,
 * standard output behind {@code 1>} and standard error behind {@code 2>}. {@code + FILE TEXT} writes a file, which
 * commands name as {@code $DIR/FILE}. {@code # embedded only} says that only this door knows it; {@code # over FHIR
 * too} that a FHIR server can answer all of it, or all before {@code # over FHIR until here}.
 */
public final class Transcript {
    private static final String UNTIL_HERE = "# over FHIR until here";

    private final Path file;
    private final List<Object> parts = new ArrayList<>();
    private boolean embeddedOnly;
    private boolean overFhir;

    /** One command line and what was expected of it. */
    public static final class Step {
        public final String command;
        public final List<String> expected = new ArrayList<>();

        public Step(String command) {
            this.command = command;
        }
    }

    private Transcript(Path file) {
        this.file = file;
    }

    public static Transcript read(Path file) throws IOException {
        Transcript transcript = new Transcript(file);
        Step step = null;
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("$ ")) {
                step = new Step(line.substring(2));
                transcript.parts.add(step);
            } else if (step != null && (line.startsWith("[") || line.startsWith("1>") || line.startsWith("2>"))) {
                step.expected.add(line);
            } else {
                transcript.embeddedOnly |= line.equals("# embedded only");
                transcript.overFhir |= line.equals("# over FHIR too") || Boolean.getBoolean("ehrctl.tryfhir");
                transcript.parts.add(line);
            }
        }
        return transcript;
    }

    public boolean embeddedOnly() {
        return embeddedOnly;
    }

    public boolean overFhir() {
        return overFhir;
    }

    /** The same, as far as a FHIR server can answer it. */
    public Transcript forFhir() {
        Transcript part = new Transcript(file);
        int end = parts.indexOf(UNTIL_HERE);
        part.parts.addAll(end < 0 ? parts : parts.subList(0, end));
        return part;
    }

    /** The EHR that it is about: the first that it names. */
    public String emr() {
        for (Object part : parts) {
            int at = part instanceof Step step ? step.command.indexOf("--emr ") : -1;
            if (at >= 0) {
                String rest = ((Step) part).command.substring(at + "--emr ".length());
                return rest.split(" ", 2)[0];
            }
        }
        return "konfidens";
    }

    public Path file() {
        return file;
    }

    /** Lines as they stand, and {@link Step}s, in order. */
    public List<Object> parts() {
        return parts;
    }

    /** What came back, in the form of the file. */
    public static List<String> actual(Cli.Result result, Path dir) {
        List<String> lines = new ArrayList<>();
        lines.add("[" + result.exit() + "]");
        add(lines, "1>", result.out().replace(dir.toString(), "$DIR"));
        add(lines, "2>", result.err().replace(dir.toString(), "$DIR"));
        return lines;
    }

    private static void add(List<String> lines, String mark, String text) {
        if (text.isEmpty()) {
            return;
        }
        boolean ended = text.endsWith("\n");
        for (String line : (ended ? text.substring(0, text.length() - 1) : text).split("\n", -1)) {
            lines.add(line.isEmpty() ? mark : mark + " " + line.replace("\r", "\\r"));
        }
        if (!ended) {
            lines.add(mark + "\\");
        }
    }
}

package ehrctl.command.line;

import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Where the value of an argument is read from: the argument itself, or what {@code @-}, {@code @FILE}, {@code @ask} name. */
public sealed interface ValueSource {
    /** Devices never end, and no API takes more. */
    int MOST_BYTES = 32 << 20;

    /** The value stood on the command line. */
    record Literal(String value) implements ValueSource {
        @Override
        public String toString() {
            return "Literal";
        }
    }

    /** {@code @-} */
    record StandardInput() implements ValueSource {}

    /** {@code @FILE} */
    record FromFile(String file) implements ValueSource {}

    /** {@code @ask} */
    record Ask() implements ValueSource {}

    /** Reads the argument's form: {@code @-}, {@code @ask}, {@code @FILE}, {@code @@x} for a literal {@code @x}. */
    static ValueSource of(String argument) {
        if (argument.isEmpty() || argument.charAt(0) != '@') {
            return new Literal(argument);
        }
        if (argument.startsWith("@@")) {
            return new Literal(argument.substring(1));
        }
        return switch (argument) {
            case "@-" -> new StandardInput();
            case "@ask" -> new Ask();
            default -> new FromFile(argument.substring(1));
        };
    }

    /** The same where a file is named: a name without {@code @} is one too, and a lone {@code -} is standard input. */
    static ValueSource ofFile(String argument) {
        if (argument.equals("-")) {
            return new StandardInput();
        }
        return of(argument) instanceof Literal literal ? new FromFile(literal.value()) : of(argument);
    }

    /** The same where a text is expected: what other programs read standard input for would be taken for the text. */
    static ValueSource ofText(String argument, String label) {
        if (argument.equals("-")) {
            throw Failure.usage(label + " is a lone -", "@- reads standard input");
        }
        return of(argument);
    }

    /**
     * The value, as {@link #content} has it; where it is read from elsewhere, something must be there.
     *
     * @param label what is asked for, in the prompt and in messages
     */
    default String text(Surroundings surroundings, String label) {
        String text = content(surroundings, label);
        if (!text.isEmpty() || this instanceof Literal) {
            return text;
        }
        throw Failure.usage(
                label + ": "
                        + (this instanceof StandardInput
                                ? "standard input is empty"
                                : this instanceof FromFile from
                                        ? "there is nothing in the file " + from.file()
                                        : "nothing was typed"),
                "nothing was sent");
    }

    /**
     * The value, which may be empty; a byte order mark and one trailing line break are removed from what was read.
     *
     * @param label what is asked for, in the prompt and in messages
     */
    default String content(Surroundings surroundings, String label) {
        if (this instanceof Literal literal) {
            return literal.value();
        }
        byte[] bytes = bytes(surroundings, label);
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw Failure.usage(label + ": what was read is not UTF-8");
        }
        if (!text.isEmpty() && text.charAt(0) == '\uFEFF') {
            text = text.substring(1);
        }
        if (text.endsWith("\r\n")) {
            return text.substring(0, text.length() - 2);
        }
        return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    /** The bytes as they are read, nothing removed. */
    default byte[] bytes(Surroundings surroundings, String label) {
        checkAllowed(surroundings.sources(), label);
        try {
            if (this instanceof Literal literal) {
                return literal.value().getBytes(StandardCharsets.UTF_8);
            } else if (this instanceof StandardInput) {
                return all(surroundings.in(), label);
            } else if (this instanceof FromFile from) {
                if (from.file().isEmpty()) {
                    throw new IOException("no name");
                }
                try (InputStream in = Files.newInputStream(Path.of(from.file()))) {
                    return all(in, label);
                }
            }
        } catch (NoSuchFileException e) {
            throw Failure.unsent(ExitCode.CONFIG, label + ": there is no such file: " + e.getFile());
        } catch (IOException | InvalidPathException e) {
            throw Failure.unsent(ExitCode.CONFIG, label + unreadable());
        }
        return TerminalQuestion.ask(label);
    }

    private String unreadable() {
        if (this instanceof FromFile from && from.file().isEmpty()) {
            return ": the file's name is missing";
        }
        if (this instanceof FromFile from && Files.isDirectory(Path.of(from.file()))) {
            return ": " + from.file() + " is a folder, not a file";
        }
        return ": cannot be read";
    }

    /** In a batch, a line of somebody else's making must not read this machine's files or wait for a person. */
    private void checkAllowed(Surroundings.Sources sources, String label) {
        if (sources == Surroundings.Sources.ALL || this instanceof Literal) {
            return;
        }
        if (!(this instanceof FromFile)) {
            throw Failure.usage(label + ": standard input and terminal cannot be read in a batch");
        }
        if (sources == Surroundings.Sources.NONE) {
            throw Failure.usage(label + ": a file cannot be read in a batch", "allow it with: batch --allow-files");
        }
    }

    /** {@code FileInputStream} asks a pipe for its position before it reads all of it, which fails. */
    private static byte[] all(InputStream in, String label) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] some = new byte[8192];
        for (int count = in.read(some); count >= 0; count = in.read(some)) {
            all.write(some, 0, count);
            if (all.size() > MOST_BYTES) {
                throw Failure.usage(label + " is larger than 32 MiB");
            }
        }
        return all.toByteArray();
    }
}

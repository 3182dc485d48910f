package ehrctl.command;

import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

    /**
     * The value; one trailing line break is removed from what was read.
     *
     * @param label what is asked for, in the prompt and in messages
     */
    default String text(Surroundings surroundings, String label) {
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
                try (InputStream in = Files.newInputStream(Path.of(from.file()))) {
                    return all(in, label);
                }
            }
        } catch (NoSuchFileException e) {
            throw Failure.unsent(ExitCode.CONFIG, label + ": there is no such file: " + e.getFile());
        } catch (IOException | java.nio.file.InvalidPathException e) {
            throw Failure.unsent(ExitCode.CONFIG, label + ": cannot be read");
        }
        return ask(label);
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

    /** Asks on the terminal itself, so that it works in a pipe too, and shows nothing of what is typed. */
    private static byte[] ask(String label) {
        Path terminal = Path.of("/dev/tty");
        try (FileInputStream in = new FileInputStream(terminal.toFile());
                FileOutputStream out = new FileOutputStream(terminal.toFile())) {
            out.write((label + ": ").getBytes(StandardCharsets.UTF_8));
            stty("-echo");
            // Ctrl-C must not leave the user's terminal silent.
            Thread restore = new Thread(() -> stty("echo"));
            Runtime.getRuntime().addShutdownHook(restore);
            try {
                return line(in);
            } finally {
                stty("echo");
                Runtime.getRuntime().removeShutdownHook(restore);
                out.write('\n');
            }
        } catch (IOException e) {
            throw Failure.usage(
                    label + ": there is no terminal to ask on", "use @- for standard input or @FILE for a file");
        }
    }

    private static byte[] line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            line.write(b);
        }
        return line.toByteArray();
    }

    private static void stty(String echo) {
        try {
            new ProcessBuilder("stty", echo)
                    .redirectInput(new java.io.File("/dev/tty"))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw Failure.usage("the terminal's echo cannot be turned off", "use @- or @FILE instead of @ask");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

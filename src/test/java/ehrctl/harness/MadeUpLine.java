package ehrctl.harness;

import ehrctl.command.Commands;
import ehrctl.command.line.Argument;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.line.Noun;
import ehrctl.command.session.Command;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A command line that begins as one of the commands and is then bent by chance. Left out is what would serve, wait, ask a
 * terminal, run programs, or write where an argument says.
 */
public final class MadeUpLine {
    private static final Set<String> COMMANDS_LEFT_OUT = Set.of("sandbox serve", "sandbox exec", "smoke ");
    private static final Set<String> OPTIONS_LEFT_OUT = Set.of("--journal", "--api", "--profile", "--curl", "--rate");
    private static final String[] VALUES = {
        "101",
        "202",
        "301",
        "A1",
        "P1",
        "konfidens",
        "webdoc",
        "takecare",
        "L0_1",
        "2026-11-23T10:00",
        "2026-11-23",
        "2026-11-24T10:00+01:00",
        "30m",
        "1d",
        "36500d",
        "Europe/Stockholm",
        "json",
        "csv",
        "id",
        "ndjson",
        "table",
        "0",
        "2",
        "always",
        "id,name",
        "a.b.c",
        "Ola",
        "hsa_id:SE2321000131-E000000012345",
        "se_personal_number:191212121212",
        "header:x-a",
        "x-a: emr_id:101",
        "x-a",
        "GET",
        "PATCH",
        "/care-units",
        "{\"a\":1}",
        "@-",
        "@@x",
        "-",
        "--",
        "",
        "26858605848",
        "123456",
        "no_personal_number:26258605879",
        "bash",
        "key=value",
        "emr=webdoc"
    };

    private final Chance chance;
    private final Path folder;

    public MadeUpLine(Chance chance, Path folder) {
        this.chance = chance;
        this.folder = folder;
    }

    public List<String> words() {
        Command command = command();
        List<String> words = new ArrayList<>();
        words.add(command.noun());
        if (!command.verb().isEmpty()) {
            words.add(command.verb());
        }
        for (Argument argument : command.arguments()) {
            if (chance.oneIn(argument.required() ? 10 : 3) != argument.required()) {
                add(words, argument);
            }
        }
        for (GlobalOption option : GlobalOption.values()) {
            if (chance.oneIn(12) && !OPTIONS_LEFT_OUT.contains(option.longName())) {
                words.add(option.longName());
                if (option.placeholder() != null) {
                    words.add(value());
                }
            }
        }
        if (chance.oneIn(4)) {
            words.add(chance.below(words.size() + 1), chance.oneIn(3) ? safe(chance.text(20)) : value());
        }
        return words;
    }

    private Command command() {
        while (true) {
            Command command = chance.of(Commands.of(chance.of(Noun.values())));
            if (!COMMANDS_LEFT_OUT.contains(command.noun() + " " + command.verb())) {
                return command;
            }
        }
    }

    private void add(List<String> words, Argument argument) {
        String name = chance.of(argument.name().split(" ", -1));
        if (OPTIONS_LEFT_OUT.contains(name)) {
            return;
        }
        if (!argument.positional()) {
            words.add(name);
        }
        if (argument.placeholder() != null) {
            words.add(value());
        }
    }

    private String value() {
        if (chance.oneIn(20)) {
            return (chance.oneIn(2) ? "@" : "") + folder.resolve("file");
        }
        String value = chance.of(VALUES);
        return chance.oneIn(5) ? safe(chance.bent(value)) : value;
    }

    /** No word from here leads to a file, to a terminal, or to a program. */
    private static String safe(String text) {
        return text.startsWith("@") || text.startsWith("--j") || text.contains("command") ? "x" + text : text;
    }
}

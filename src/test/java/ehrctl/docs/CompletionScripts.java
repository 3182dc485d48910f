package ehrctl.docs;

import ehrctl.id.TypedId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The completion scripts: what the shells need to walk a command line, around tables of the command tree. */
final class CompletionScripts {
    private CompletionScripts() {}

    static String bash(List<NounTree> tree) {
        return template("ehrctl.bash").replace("{{tables}}", CaseTables.of(tree, false));
    }

    static String zsh(List<NounTree> tree) {
        return template("ehrctl.zsh").replace("{{tables}}", CaseTables.of(tree, true));
    }

    static String fish(List<NounTree> tree) {
        return template("ehrctl.fish")
                .replace("{{tables}}", FishTables.functions(tree))
                .replace("{{completions}}", FishTables.completions(tree));
    }

    private static String template(String name) {
        try (InputStream in = CompletionScripts.class.getResourceAsStream("/docs/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("{{header}}", TypedId.HEADER + ":");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package ehrctl.docs;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every file that is generated from the command tree, by its path in the project. */
final class GeneratedFiles {
    static final List<String> FOLDERS = List.of("completions", "man");

    private GeneratedFiles() {}

    static SortedMap<String, String> all() {
        return of(NounTree.all());
    }

    static SortedMap<String, String> of(List<NounTree> tree) {
        SortedMap<String, String> files = new TreeMap<>();
        files.put("completions/ehrctl.bash", CompletionScripts.bash(tree));
        files.put("completions/ehrctl.zsh", CompletionScripts.zsh(tree));
        files.put("completions/ehrctl.fish", CompletionScripts.fish(tree));
        files.put("man/ehrctl.1", RootManPage.of(tree));
        for (NounTree noun : tree) {
            files.put("man/ehrctl-" + noun.word() + ".1", NounManPage.of(noun));
        }
        for (Map.Entry<String, String> page : OtherManPages.all().entrySet()) {
            files.put("man/" + page.getKey() + ".1", page.getValue());
        }
        return files;
    }
}

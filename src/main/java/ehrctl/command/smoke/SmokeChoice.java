package ehrctl.command.smoke;

import ehrctl.api.Failure;
import ehrctl.command.line.Arguments;
import ehrctl.command.line.Nearest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which checks are done: all, or those that {@code --only} names with what they build on, without those of {@code --skip}. */
final class SmokeChoice {
    static final String ONLY = "--only";
    static final String SKIP = "--skip";

    private SmokeChoice() {}

    static Set<SmokeCheck> of(Arguments arguments) {
        Set<SmokeCheck> chosen = EnumSet.allOf(SmokeCheck.class);
        String only = arguments.text(ONLY);
        if (only != null) {
            chosen = named(only, ONLY);
            chosen.add(SmokeCheck.CLEAN_UP);
            addNeeds(chosen);
        }
        String skip = arguments.text(SKIP);
        if (skip != null) {
            Set<SmokeCheck> skipped = named(skip, SKIP);
            if (skipped.contains(SmokeCheck.REACH) || skipped.contains(SmokeCheck.CLEAN_UP)) {
                throw Failure.usage("--skip: reach and clean-up are always done");
            }
            chosen.removeAll(skipped);
        }
        return chosen;
    }

    private static void addNeeds(Set<SmokeCheck> chosen) {
        SmokeCheck[] all = SmokeCheck.values();
        // What is needed stands before what needs it.
        for (int i = all.length - 1; i >= 0; i--) {
            if (chosen.contains(all[i])) {
                chosen.addAll(all[i].needs());
            }
        }
    }

    private static Set<SmokeCheck> named(String list, String option) {
        Set<SmokeCheck> named = EnumSet.noneOf(SmokeCheck.class);
        for (String word : list.split(",", -1)) {
            SmokeCheck check = check(word.strip());
            if (check == null) {
                String near = Nearest.to(word.strip(), titles());
                throw Failure.usage(
                        option + ": there is no such check" + (near == null ? "" : "; did you mean " + near + "?"),
                        "see: ehrctl smoke --list");
            }
            named.add(check);
        }
        return named;
    }

    private static @Nullable SmokeCheck check(String title) {
        for (SmokeCheck check : SmokeCheck.values()) {
            if (check.title().equals(title)) {
                return check;
            }
        }
        return null;
    }

    private static List<String> titles() {
        List<String> titles = new ArrayList<>();
        for (SmokeCheck check : SmokeCheck.values()) {
            titles.add(check.title());
        }
        return titles;
    }
}

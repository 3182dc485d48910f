package ehrctl.command.batch;

import ehrctl.api.Failure;
import ehrctl.command.line.Arguments;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.line.Surroundings;

/**
 * What the lines of a batch may do that somebody else may have written.
 *
 * @param files read this machine's files
 * @param targets say where they go, and with whose settings
 */
record BatchRights(boolean files, boolean targets) {

    Surroundings.Sources sources() {
        return files ? Surroundings.Sources.FILES : Surroundings.Sources.NONE;
    }

    /** @throws Failure USAGE where a line does what it may not */
    void check(Arguments line) {
        if (targets) {
            return;
        }
        refuse(line, GlobalOption.API);
        refuse(line, GlobalOption.PROFILE);
        refuse(line, GlobalOption.ALLOW_HTTP);
        refuse(line, GlobalOption.YES);
    }

    private static void refuse(Arguments line, GlobalOption option) {
        if (line.gives(option)) {
            throw Failure.usage(
                    option.longName() + " has no place in a line of a batch",
                    "give it to the whole batch, or allow it with: batch --allow-targets");
        }
    }
}

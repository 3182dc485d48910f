package ehrctl.command.line;

import ehrctl.api.Failure;

/** Whole numbers on the command line. */
public final class WholeNumber {
    private WholeNumber() {}

    public static int parse(String text, String option, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // answered below, together with a number out of range
        }
        throw Failure.usage(option + " is a whole number from " + least + " to " + most);
    }
}

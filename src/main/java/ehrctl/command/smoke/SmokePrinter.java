package ehrctl.command.smoke;

/** Shows the results of {@code smoke} on standard output. */
interface SmokePrinter {
    /** Comes once for each result, in the order of the report. */
    void result(SmokeResult result);

    /** Comes when all results are there. */
    void end(SmokeReport report);
}

package ehrctl.command.smoke;

import com.fasterxml.jackson.databind.node.ArrayNode;
import ehrctl.command.session.Session;
import ehrctl.json.Json;

/** The results as rows, in whatever format was asked for, when all are there. */
record SmokeRows(Session session) implements SmokePrinter {
    @Override
    public void result(SmokeResult result) {
        // One JSON document, or one table with fitting columns, needs all of them.
    }

    @Override
    public void end(SmokeReport report) {
        ArrayNode rows = Json.array();
        for (SmokeResult result : report.results()) {
            rows.add(result.toJson());
        }
        session.print(rows);
    }
}

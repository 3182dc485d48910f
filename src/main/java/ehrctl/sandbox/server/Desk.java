package ehrctl.sandbox.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.io.ModalCloseable;
import org.jspecify.annotations.Nullable;

/** Where requests are answered and told of, each by a thread of its own, and at once where none is free. */
final class Desk {
    private final FrontDoor door;
    private final ServerOptions options;
    private final RequestLog log;
    private final InFlight inFlight;
    private final Executor threads;

    Desk(FrontDoor door, ServerOptions options, RequestLog log, InFlight inFlight, Executor threads) {
        this.door = door;
        this.options = options;
        this.log = log;
        this.inFlight = inFlight;
        this.threads = threads;
    }

    /**
     * Sees to it that an exchange gets its answer.
     *
     * @param connection ends where there is to be none
     * @return to be told when the answer is sent, or cannot be
     */
    InFlight.Ticket serve(ServedRequest exchange, ModalCloseable connection) {
        long start = System.nanoTime();
        InFlight.Ticket ticket = inFlight.begin();
        Runnable work = () -> handle(exchange, ticket, connection, start);
        if (exchange.unclear()) {
            work.run();
            return ticket;
        }
        try {
            threads.execute(work);
        } catch (RejectedExecutionException e) {
            Arrival arrival = exchange.arrival();
            respond(exchange, arrival, FrontDoor.busy(), connection, start);
            ticket.handled();
        }
        return ticket;
    }

    private void handle(ServedRequest exchange, InFlight.Ticket ticket, ModalCloseable connection, long start) {
        try {
            Arrival arrival = exchange.arrival();
            try {
                FrontDoor.Outcome outcome = ticket.open() ? door.answer(arrival) : FrontDoor.closing();
                respond(exchange, arrival, outcome, connection, start);
            } catch (IOException e) {
                tell(arrival, null, start);
                connection.close(CloseMode.GRACEFUL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            connection.close(CloseMode.GRACEFUL);
        } catch (RuntimeException | Error bug) {
            connection.close(CloseMode.GRACEFUL);
            throw bug;
        } finally {
            ticket.handled();
        }
    }

    private void respond(
            ServedRequest exchange, Arrival arrival, FrontDoor.Outcome outcome, ModalCloseable connection, long start) {
        if (outcome.ending() == FrontDoor.Ending.RESET) {
            tell(arrival, null, start);
            connection.close(CloseMode.IMMEDIATE);
            return;
        }
        // Before the answer, so that the lines of one client stand in the order of its requests.
        tell(arrival, outcome.response().status(), start);
        try {
            exchange.answer(outcome);
        } catch (IOException e) {
            // The client is gone; there is nobody to tell.
            connection.close(CloseMode.GRACEFUL);
        }
    }

    private void tell(Arrival arrival, @Nullable Integer status, long start) {
        long millis = (System.nanoTime() - start) / 1_000_000;
        options.accessLine().accept(arrival.line(status == null ? "-" : status.toString(), millis));
        ObjectNode kept = options.clock() == null
                ? null
                : arrival.kept(options.clock().instant().truncatedTo(ChronoUnit.SECONDS), status);
        if (kept != null) {
            log.add(kept);
        }
    }
}

package ehrctl.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.sandbox.store.Database;
import ehrctl.sandbox.store.Row;
import org.jspecify.annotations.Nullable;

/** The cancelling of an appointment at an EHR where the patient confirms it, under an appointment id of its own. */
record Cancellation(
        String id, String appointmentId, @Nullable String comment, boolean confirmed) {
    private static final String SELECT =
            "SELECT id, appointment_id, comment, confirmed FROM cancellation WHERE emr = ? AND ";

    static @Nullable Cancellation find(Database database, CheckedRequest call, String id) {
        return of(database.row(SELECT + "id = ?", call.emr(), id));
    }

    /** The one that was asked for, or a new one. */
    static Cancellation ask(Database database, CheckedRequest call, Appointment appointment, @Nullable String comment) {
        Cancellation asked = of(database.row(SELECT + "appointment_id = ?", call.emr(), appointment.id()));
        if (asked != null) {
            return asked;
        }
        String id = Sequence.APPOINTMENT.next(database, call.emr());
        database.change("INSERT INTO cancellation VALUES (?, ?, ?, ?, 0)", call.emr(), id, appointment.id(), comment);
        return new Cancellation(id, appointment.id(), comment, false);
    }

    private static @Nullable Cancellation of(@Nullable Row row) {
        return row == null ? null : new Cancellation(row.text(0), row.text(1), row.textOrNull(2), row.number(3) == 1);
    }

    /** The appointment as it is, or will be, once this is confirmed. */
    ObjectNode toJson(CheckedRequest call, Appointment appointment) {
        return appointment.toJson(
                call,
                id,
                confirmed ? Appointment.CANCELLED : Appointment.AWAITING_CONFIRMATION,
                comment == null ? appointment.comment() : comment);
    }

    @Override
    public String toString() {
        return "Cancellation[" + id + "]";
    }
}

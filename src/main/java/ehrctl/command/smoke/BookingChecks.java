package ehrctl.command.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.ApiError;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.api.Operation;
import ehrctl.command.smoke.SmokeSlots.Slot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks one booking from its timeslot to its end. */
final class BookingChecks {
    /** How often somebody else may be quicker. */
    private static final int MOST_TRIES = 3;

    private final SmokeVisit visit;
    private final SmokeSlots slots;
    private @Nullable Slot lastSlot;
    private boolean awaiting;

    BookingChecks(SmokeVisit visit, SmokeSlots slots) {
        this.visit = visit;
        this.slots = slots;
    }

    /** Whether a check books or changes a booking, which is taken back whatever became of it. */
    boolean concern(SmokeCheck check) {
        return switch (check) {
            case APPOINTMENT_CREATE, APPOINTMENT_CONFIRM, NO_DOUBLE_BOOKING, APPOINTMENT_UPDATE, APPOINTMENT_CANCEL ->
                true;
            default -> false;
        };
    }

    void appointments() {
        String resource = visit.firstResource().path("id").asText();
        JsonNode list = Expect.array(visit.inEveryForm(Operation.LIST_APPOINTMENTS, "resource_id", resource));
        for (JsonNode appointment : list) {
            Expect.shape(Operation.LIST_APPOINTMENTS, appointment);
            Expect.echoed(appointment, "resource_id", resource);
        }
    }

    void unknown() {
        visit.client.refused(
                visit.request(Operation.GET_APPOINTMENT, "appointment_id", SmokeVisit.UNKNOWN),
                "INVALID_APPOINTMENT_ID");
    }

    void create() {
        Boolean twoStep = visit.facts.twoStep();
        if (Boolean.TRUE.equals(twoStep) && visit.options.code() == null) {
            throw CheckEnd.skipped("a booking awaits the patient's code there: give it with --code");
        }
        if (visit.facts.of(Operation.CANCEL_APPOINTMENT) == SmokeFacts.Support.NO) {
            throw CheckEnd.skipped("what is booked there cannot be cancelled");
        }
        visit.patient();
        if (visit.slots == null) {
            throw CheckEnd.error("no timeslot is free, so that no booking could be tried");
        }
        List<Slot> candidates = visit.slots().candidates();
        for (int i = 0; ; i++) {
            Slot slot = candidates.get(i);
            SmokeBooking booking = new SmokeBooking(visit, slot);
            visit.bookings.add(booking);
            try {
                JsonNode appointment = booking.create();
                visit.booking = booking;
                lastSlot = slot;
                wellFormed(appointment, slot);
                created(appointment, booking.comment(), twoStep);
                if (!booking.held()) {
                    throw CheckEnd.failed("the answer is an appointment that was there before");
                }
                return;
            } catch (Failure failure) {
                // Somebody else may have been quicker; a slot that is offered and cannot be booked is a mistake.
                if (failure.exitCode() != ExitCode.CONFLICT || slots.offered(slot)) {
                    throw failure;
                }
                if (i + 1 >= Math.min(candidates.size(), MOST_TRIES)) {
                    throw CheckEnd.error("others took every timeslot that was tried");
                }
            }
        }
    }

    private void wellFormed(JsonNode appointment, Slot slot) {
        Expect.shape(Operation.CREATE_APPOINTMENT, appointment);
        Expect.at(appointment, "start", slot.start().toInstant());
        Expect.at(appointment, "end", slot.end().toInstant());
        Expect.echoed(appointment, "care_unit_id", visit.careUnit());
        Expect.echoed(appointment, "resource_id", slot.resourceId());
        Expect.echoed(appointment, "healthcare_service_id", slot.serviceId());
        Expect.echoed(appointment, "patient_id", visit.patientId());
    }

    private void created(JsonNode appointment, String comment, @Nullable Boolean twoStep) {
        Expect.echoed(appointment, "comment", comment);
        String status = Expect.text(appointment, "status");
        boolean awaits = status.equals(SmokeBooking.AWAITING);
        if (twoStep == null ? !awaits && !status.equals(SmokeBooking.BOOKED) : awaits != twoStep) {
            throw CheckEnd.failed(
                    "status is not " + (Boolean.TRUE.equals(twoStep) ? "awaiting_confirmation" : "booked"));
        }
        awaiting = awaits;
    }

    void confirm() {
        SmokeBooking booking = visit.booking();
        if (!awaiting) {
            throw CheckEnd.skipped("a booking needs no confirmation there");
        }
        JsonNode appointment = Expect.object(booking.confirm());
        wellFormed(appointment, booking.slot());
        Expect.status(appointment, SmokeBooking.BOOKED);
    }

    void get() {
        SmokeBooking booking = visit.booking();
        JsonNode appointment = read(booking);
        wellFormed(appointment, booking.slot());
        Expect.status(appointment, SmokeBooking.BOOKED);
    }

    private JsonNode read(SmokeBooking booking) {
        JsonNode appointment = Expect.object(
                visit.client.send(visit.request(Operation.GET_APPOINTMENT, "appointment_id", booking.id())));
        if (!Expect.text(appointment, "id").equals(booking.id())) {
            throw CheckEnd.failed("another appointment is answered");
        }
        return appointment;
    }

    void listed() {
        SmokeBooking booking = visit.booking();
        listed(booking, "patient_id", visit.patientId(), "patient's");
        listed(booking, "resource_id", booking.slot().resourceId(), "resource's");
    }

    private void listed(SmokeBooking booking, String parameter, String id, String whose) {
        JsonNode list = visit.inEveryForm(
                Operation.LIST_APPOINTMENTS,
                parameter,
                id,
                "start",
                booking.slot().startText(),
                "end",
                booking.slot().endText());
        JsonNode appointment = Expect.withId(list, "id", booking.id());
        if (appointment == null) {
            throw CheckEnd.failed("the booking is not in the " + whose + " list");
        }
        wellFormed(appointment, booking.slot());
        Expect.status(appointment, SmokeBooking.BOOKED);
    }

    void slotTaken() {
        if (slots.offered(visit.booking().slot())) {
            throw CheckEnd.failed("the booked timeslot is still offered");
        }
    }

    void noDoubleBooking() {
        SmokeBooking second = new SmokeBooking(visit, visit.booking().slot());
        visit.bookings.add(second);
        try {
            second.create();
        } catch (Failure failure) {
            ApiError error = failure.apiError();
            if (error == null || SmokeClient.unavailable(failure)) {
                throw failure;
            }
            if (error.tellingCode().equals("NO_TIMESLOTS_AVAILABLE")) {
                return;
            }
            throw CheckEnd.failed(SmokeClient.reason(failure) + " instead of NO_TIMESLOTS_AVAILABLE");
        }
        throw CheckEnd.failed("the same timeslot can be booked twice");
    }

    void update() {
        SmokeBooking booking = visit.booking();
        Slot from = booking.slot();
        Slot to = visit.slots().beside(from);
        JsonNode appointment = Expect.object(booking.move(to == null ? from : to));
        wellFormed(appointment, booking.slot());
        Expect.echoed(appointment, "comment", booking.comment());
        Expect.status(appointment, SmokeBooking.BOOKED);
        lastSlot = booking.slot();
        if (slots.offered(booking.slot())) {
            throw CheckEnd.failed("the timeslot that the booking was moved to is still offered");
        }
        if (to != null && !slots.offered(from)) {
            throw CheckEnd.failed("the timeslot that the booking was moved from is not offered again");
        }
    }

    void cancel() {
        SmokeBooking booking = visit.booking();
        visit.client.requireRunning();
        booking.cancel();
        if (visit.facts.of(Operation.GET_APPOINTMENT) == SmokeFacts.Support.YES) {
            Expect.status(read(booking), "cancelled");
        }
    }

    void slotBack() {
        SmokeBooking booking = visit.booking;
        Slot slot = lastSlot;
        if (booking == null || slot == null || booking.held()) {
            throw CheckEnd.skipped("needs a cancelled booking, and there is none");
        }
        if (!slots.offered(slot)) {
            throw CheckEnd.failed("the timeslot of the cancelled booking is not offered again");
        }
    }
}

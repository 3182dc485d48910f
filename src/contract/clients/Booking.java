import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.AppointmentsApi;
import org.openapitools.client.api.CareUnitsApi;
import org.openapitools.client.api.HealthcareServicesApi;
import org.openapitools.client.api.PatientsApi;
import org.openapitools.client.api.ResourcesApi;
import org.openapitools.client.api.TimeslotsApi;
import org.openapitools.client.model.Appointment;
import org.openapitools.client.model.AppointmentCancel;
import org.openapitools.client.model.AppointmentChange;
import org.openapitools.client.model.AppointmentConfirm;
import org.openapitools.client.model.AppointmentConfirmation;
import org.openapitools.client.model.AppointmentCreate;
import org.openapitools.client.model.AppointmentUpdate;
import org.openapitools.client.model.HealthcareService;
import org.openapitools.client.model.Patient;
import org.openapitools.client.model.PatientCreate;
import org.openapitools.client.model.Resource;
import org.openapitools.client.model.Timeslot;

/** A whole booking by the client that openapi-generator made: what a Java developer writes who has only the document. */
public final class Booking {
    private final String emr;
    private final JsonNode document;
    private final ApiClient client = new ApiClient();
    private final AppointmentsApi appointments;
    private final List<String> done = new ArrayList<>();
    private String careUnit;

    private Booking(String url, String emr, JsonNode document) {
        this.emr = emr;
        this.document = document;
        client.updateBaseUri(url);
        client.setRequestInterceptor(
                request -> request.header("x-leyr-client-id", "id").header("x-leyr-client-secret", "secret"));
        appointments = new AppointmentsApi(client);
    }

    /**
     * Books, moves and cancels.
     *
     * @param document the EHR's own, which says what is left out, whom to book for and with which code to confirm
     * @return the steps that were done, by the names of operations and bodies
     */
    public static List<String> run(String url, String emr, JsonNode document) throws Exception {
        return new Booking(url, emr, document).run();
    }

    private List<String> run() throws Exception {
        careUnit = first("listCareUnits", new CareUnitsApi(client).listCareUnits(emr))
                .getId();
        Resource resource = first("listResources", new ResourcesApi(client).listResources(emr, careUnit));
        HealthcareService service = first(
                "listHealthcareServices", new HealthcareServicesApi(client).listHealthcareServices(emr, careUnit));
        TimeslotsApi timeslots = new TimeslotsApi(client);
        Timeslot slot =
                first("listTimeslots", timeslots.listTimeslots(emr, careUnit, resource.getId(), null, null, null));
        check(!service.getId().isEmpty() && slot.getResourceId().equals(resource.getId()), slot);
        Patient patient = patient();

        Appointment booked = confirmed(first(
                "createAppointment",
                appointments.createAppointment(
                        emr,
                        careUnit,
                        new AppointmentCreate()
                                .start(slot.getStart())
                                .end(slot.getEnd())
                                .resourceId(slot.getResourceId())
                                .healthcareServiceId(slot.getHealthcareServiceId())
                                .patientId("emr_id:" + patient.getEmrId()),
                        null,
                        null)));
        is(booked, slot.getStart(), Appointment.StatusEnum.BOOKED);
        if (has("getAppointment")) {
            is(appointments.getAppointment(emr, careUnit, booked.getId()), slot.getStart(), booked.getStatus());
            done.add("getAppointment");
        }
        OffsetDateTime start = slot.getStart();
        if (has("AppointmentUpdate")) {
            Timeslot later = timeslots
                    .listTimeslots(
                            emr,
                            careUnit,
                            resource.getId(),
                            slot.getHealthcareServiceId(),
                            slot.getEnd(),
                            slot.getEnd().plusDays(7))
                    .get(0);
            start = later.getStart();
            check(!start.isBefore(slot.getEnd()), later);
            is(
                    change(
                            new AppointmentChange(
                                    new AppointmentUpdate().start(start).end(later.getEnd())),
                            booked),
                    start,
                    Appointment.StatusEnum.BOOKED);
            done.add("AppointmentUpdate");
        }
        if (has("AppointmentCancel")) {
            Appointment gone = change(
                    new AppointmentChange(new AppointmentCancel().status(AppointmentCancel.StatusEnum.CANCELLED)),
                    booked);
            done.add("AppointmentCancel");
            is(confirmed(gone), start, Appointment.StatusEnum.CANCELLED);
        }
        refused();
        return done;
    }

    private Patient patient() throws Exception {
        PatientCreate example = ApiClient.createDefaultObjectMapper()
                .treeToValue(example("/patients", "post", "create"), PatientCreate.class);
        done.add("createPatient");
        return new PatientsApi(client).createPatient(emr, careUnit, example);
    }

    private Appointment confirmed(Appointment appointment) throws ApiException {
        if (appointment.getStatus() != Appointment.StatusEnum.AWAITING_CONFIRMATION) {
            return appointment;
        }
        String code = example("/appointments/{appointment_id}", "patch", "confirm")
                .at("/confirmation/code")
                .asText();
        done.add("AppointmentConfirm");
        return change(
                new AppointmentChange(new AppointmentConfirm().confirmation(new AppointmentConfirmation().code(code))),
                appointment);
    }

    private Appointment change(AppointmentChange change, Appointment appointment) throws ApiException {
        return appointments.changeAppointment(emr, careUnit, appointment.getId(), change);
    }

    /** What is wrong comes as the exception that the client has for it, with the API's envelope in it. */
    private void refused() throws Exception {
        try {
            new CareUnitsApi(client).getCareUnit(emr, "nowhere");
        } catch (ApiException e) {
            check(e.getCode() >= 400 && e.getCode() < 500 && e.getResponseBody().contains("error_code"), e.getCode());
            return;
        }
        throw new IllegalStateException("a care unit that is not there was found");
    }

    private JsonNode example(String path, String method, String name) {
        return document.path("paths")
                .path("/api/emrs/{emr}/care-units/{care_unit_id}" + path)
                .path(method)
                .path("requestBody")
                .path("content")
                .path("application/json")
                .path("examples")
                .path(name)
                .path("value");
    }

    /** Whether the EHR's document has an operation or a body of this name. */
    private boolean has(String name) {
        return document.path("components").path("schemas").has(name)
                || document.findValuesAsText("operationId").contains(name);
    }

    private <T> T first(String operation, List<T> answer) {
        check(!answer.isEmpty(), operation);
        done.add(operation);
        return answer.get(0);
    }

    private static void is(Appointment appointment, OffsetDateTime start, Appointment.StatusEnum status) {
        check(appointment.getStart().isEqual(start) && appointment.getStatus() == status, appointment);
    }

    private static void check(boolean right, Object seen) {
        if (!right) {
            throw new IllegalStateException(String.valueOf(seen));
        }
    }
}

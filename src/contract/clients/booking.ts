// A whole booking on each EHR by openapi-fetch and the types that openapi-typescript made: booking URL CODE...
// Prints a line for each EHR with the steps that were done.
import createClient, { type Client } from "openapi-fetch";
import type { components, paths } from "./schema.js";

type Schemas = components["schemas"];
type Shown = Record<string, Record<string, { operationId: string; requestBody: Body }>>;
type Body = { content: { "application/json": { examples: Record<string, { value: unknown }> } } };
type Contract = { paths: Shown; components: { schemas: Record<string, unknown> } };

const UNIT = "/api/emrs/{emr}/care-units/{care_unit_id}";

function right<T>(answer: { data?: T; error?: Schemas["ApiError"]; response: Response }): T {
  if (answer.data === undefined) {
    throw new Error(`${answer.response.status} ${answer.error?.code}: ${answer.error?.detail}`);
  }
  return answer.data;
}

function first<T>(list: T[]): T {
  const [one] = list;
  if (one === undefined) throw new Error("an empty list");
  return one;
}

function same(seen: Schemas["Appointment"], start: string, status: Schemas["Appointment"]["status"]): void {
  if (Date.parse(seen.start) !== Date.parse(start) || seen.status !== status) {
    throw new Error(`${seen.start} ${seen.status} in place of ${start} ${status}`);
  }
}

async function booking(client: Client<paths>, emr: string, contract: Contract): Promise<string[]> {
  const done: string[] = [];
  const operations = Object.values(contract.paths).flatMap((path) => Object.values(path).map((one) => one.operationId));
  const has = (name: string) => name in contract.components.schemas || operations.includes(name);
  const example = (path: string, method: string, name: string) =>
    contract.paths[UNIT + path]?.[method]?.requestBody.content["application/json"].examples[name]?.value;

  const careUnit = first(right(await client.GET("/api/emrs/{emr}/care-units", { params: { path: { emr } } })));
  done.push("listCareUnits");
  const path = { emr, care_unit_id: careUnit.id };
  const resource = first(right(await client.GET(`${UNIT}/resources`, { params: { path } })));
  done.push("listResources");
  first(right(await client.GET(`${UNIT}/healthcare-services`, { params: { path } })));
  done.push("listHealthcareServices");
  const slots = { path, query: { resource_id: resource.id } };
  const slot = first(right(await client.GET(`${UNIT}/timeslots`, { params: slots })));
  done.push("listTimeslots");
  const body = example("/patients", "post", "create") as Schemas["PatientCreate"];
  const patient = right(await client.POST(`${UNIT}/patients`, { params: { path }, body }));
  done.push("createPatient");

  const change = async (id: string, body: Schemas["AppointmentChange"]) =>
    right(
      await client.PATCH(`${UNIT}/appointments/{appointment_id}`, {
        params: { path: { ...path, appointment_id: id } },
        body,
      }),
    );
  const confirmed = async (appointment: Schemas["Appointment"]) => {
    if (appointment.status !== "awaiting_confirmation") return appointment;
    const code = example("/appointments/{appointment_id}", "patch", "confirm") as Schemas["AppointmentConfirm"];
    done.push("AppointmentConfirm");
    return change(appointment.id, code);
  };

  const created = first(
    right(
      await client.POST(`${UNIT}/appointments`, {
        params: { path },
        body: { ...slot, patient_id: `emr_id:${patient.emr_id}` },
      }),
    ),
  );
  done.push("createAppointment");
  const booked = await confirmed(created);
  same(booked, slot.start, "booked");
  if (has("getAppointment")) {
    const one = { ...path, appointment_id: booked.id };
    same(right(await client.GET(`${UNIT}/appointments/{appointment_id}`, { params: { path: one } })), slot.start, "booked");
    done.push("getAppointment");
  }
  let start = slot.start;
  if (has("AppointmentUpdate")) {
    const until = new Date(Date.parse(slot.end) + 7 * 86_400_000).toISOString();
    const query = { ...slots.query, healthcare_service_id: slot.healthcare_service_id, start: slot.end, end: until };
    const later = first(right(await client.GET(`${UNIT}/timeslots`, { params: { path, query } })));
    start = later.start;
    same(await change(booked.id, { start, end: later.end }), start, "booked");
    done.push("AppointmentUpdate");
  }
  if (has("AppointmentCancel")) {
    const gone = await change(booked.id, { status: "cancelled" });
    done.push("AppointmentCancel");
    same(await confirmed(gone), start, "cancelled");
  }
  const nowhere = { emr, care_unit_id: "nowhere" };
  const { error } = await client.GET(UNIT, { params: { path: nowhere } });
  if (error?.errors?.[0]?.error_code === undefined) throw new Error("no envelope");
  return done;
}

const [url, ...codes] = process.argv.slice(2);
if (url === undefined) throw new Error("booking URL CODE...");
const headers = { "x-leyr-client-id": "id", "x-leyr-client-secret": "secret" };
for (const code of codes) {
  const contract = (await (await fetch(`${url}/openapi.json?emr=${code}`)).json()) as Contract;
  console.log(code, ...(await booking(createClient<paths>({ baseUrl: url, headers }), code, contract)));
}

-- Version 1. Times are seconds since 1970 in UTC. Every id is unique within its EHR only.

CREATE TABLE care_unit (
  emr TEXT NOT NULL,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  PRIMARY KEY (emr, id)
) WITHOUT ROWID;

CREATE TABLE resource (
  emr TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('person', 'equipment')),
  hsa_id TEXT,
  se_personal_number TEXT,
  no_personal_number TEXT,
  PRIMARY KEY (emr, id)
) WITHOUT ROWID;

CREATE TABLE resource_care_unit (
  emr TEXT NOT NULL,
  care_unit_id TEXT NOT NULL,
  resource_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (emr, care_unit_id, resource_id),
  FOREIGN KEY (emr, care_unit_id) REFERENCES care_unit (emr, id),
  FOREIGN KEY (emr, resource_id) REFERENCES resource (emr, id)
) WITHOUT ROWID;

CREATE TABLE healthcare_service (
  emr TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  duration_minutes INTEGER NOT NULL CHECK (duration_minutes BETWEEN 5 AND 480),
  PRIMARY KEY (emr, id)
) WITHOUT ROWID;

CREATE TABLE service_care_unit (
  emr TEXT NOT NULL,
  care_unit_id TEXT NOT NULL,
  healthcare_service_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (emr, care_unit_id, healthcare_service_id),
  FOREIGN KEY (emr, care_unit_id) REFERENCES care_unit (emr, id),
  FOREIGN KEY (emr, healthcare_service_id) REFERENCES healthcare_service (emr, id)
) WITHOUT ROWID;

CREATE TABLE offer (
  emr TEXT NOT NULL,
  resource_id TEXT NOT NULL,
  healthcare_service_id TEXT NOT NULL,
  PRIMARY KEY (emr, resource_id, healthcare_service_id),
  FOREIGN KEY (emr, resource_id) REFERENCES resource (emr, id),
  FOREIGN KEY (emr, healthcare_service_id) REFERENCES healthcare_service (emr, id)
) WITHOUT ROWID;

-- Every week, in the care unit's local time; 1 is Monday.
CREATE TABLE working_hours (
  emr TEXT NOT NULL,
  resource_id TEXT NOT NULL,
  weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  start_minute INTEGER NOT NULL,
  end_minute INTEGER NOT NULL,
  PRIMARY KEY (emr, resource_id, weekday, start_minute),
  CHECK (0 <= start_minute AND start_minute < end_minute AND end_minute <= 1440),
  FOREIGN KEY (emr, resource_id) REFERENCES resource (emr, id)
) WITHOUT ROWID;

-- Periods opened through the API. No services means all of the resource's.
CREATE TABLE schedule_period (
  emr TEXT NOT NULL,
  id TEXT NOT NULL,
  care_unit_id TEXT NOT NULL,
  resource_id TEXT NOT NULL,
  start_at INTEGER NOT NULL,
  end_at INTEGER NOT NULL CHECK (end_at > start_at),
  slot_minutes INTEGER CHECK (slot_minutes BETWEEN 5 AND 480),
  PRIMARY KEY (emr, id),
  FOREIGN KEY (emr, care_unit_id, resource_id)
    REFERENCES resource_care_unit (emr, care_unit_id, resource_id)
) WITHOUT ROWID;

CREATE INDEX schedule_period_of_resource ON schedule_period (emr, resource_id, care_unit_id, start_at);

CREATE TABLE schedule_period_service (
  emr TEXT NOT NULL,
  schedule_period_id TEXT NOT NULL,
  healthcare_service_id TEXT NOT NULL,
  PRIMARY KEY (emr, schedule_period_id, healthcare_service_id),
  FOREIGN KEY (emr, schedule_period_id) REFERENCES schedule_period (emr, id),
  FOREIGN KEY (emr, healthcare_service_id) REFERENCES healthcare_service (emr, id)
) WITHOUT ROWID;

-- external_key is external_id normalised; phones and emails are JSON as sent.
CREATE TABLE patient (
  emr TEXT NOT NULL,
  emr_id TEXT NOT NULL,
  id TEXT NOT NULL,
  care_unit_id TEXT NOT NULL,
  first_name TEXT NOT NULL,
  last_name TEXT NOT NULL,
  folded_name TEXT NOT NULL,
  external_id TEXT,
  external_key TEXT,
  phones TEXT,
  emails TEXT,
  created_by_api INTEGER NOT NULL CHECK (created_by_api IN (0, 1)),
  PRIMARY KEY (emr, emr_id),
  UNIQUE (emr, external_key),
  FOREIGN KEY (emr, care_unit_id) REFERENCES care_unit (emr, id)
) WITHOUT ROWID;

CREATE INDEX patient_by_name ON patient (emr, folded_name);

CREATE TABLE appointment (
  emr TEXT NOT NULL,
  id TEXT NOT NULL,
  care_unit_id TEXT NOT NULL,
  resource_id TEXT NOT NULL,
  patient_id TEXT NOT NULL,
  healthcare_service_id TEXT NOT NULL,
  start_at INTEGER NOT NULL,
  end_at INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('booked', 'awaiting_confirmation', 'cancelled')),
  comment TEXT,
  PRIMARY KEY (emr, id),
  -- The search for overlaps looks back one day and no further.
  CHECK (end_at > start_at AND end_at - start_at <= 86400),
  FOREIGN KEY (emr, care_unit_id) REFERENCES care_unit (emr, id),
  FOREIGN KEY (emr, resource_id) REFERENCES resource (emr, id),
  FOREIGN KEY (emr, patient_id) REFERENCES patient (emr, emr_id),
  FOREIGN KEY (emr, healthcare_service_id) REFERENCES healthcare_service (emr, id)
) WITHOUT ROWID;

CREATE INDEX appointment_of_resource ON appointment (emr, resource_id, start_at);
CREATE INDEX appointment_of_care_unit ON appointment (emr, care_unit_id, start_at);

CREATE TRIGGER resource_is_booked_once BEFORE INSERT ON appointment
WHEN NEW.status <> 'cancelled'
BEGIN
  SELECT RAISE(ABORT, 'the resource is booked then')
  WHERE EXISTS (
    SELECT 1 FROM appointment
    WHERE emr = NEW.emr AND resource_id = NEW.resource_id AND status <> 'cancelled'
      AND start_at > NEW.start_at - 86400 AND start_at < NEW.end_at AND end_at > NEW.start_at
  );
END;

CREATE TRIGGER resource_stays_booked_once BEFORE UPDATE OF resource_id, start_at, end_at, status ON appointment
WHEN NEW.status <> 'cancelled'
BEGIN
  SELECT RAISE(ABORT, 'the resource is booked then')
  WHERE EXISTS (
    SELECT 1 FROM appointment
    WHERE emr = NEW.emr AND resource_id = NEW.resource_id AND status <> 'cancelled' AND id <> NEW.id
      AND start_at > NEW.start_at - 86400 AND start_at < NEW.end_at AND end_at > NEW.start_at
  );
END;

-- Cancellings that await, or got, their confirmation; their ids are appointment ids to the API.
CREATE TABLE cancellation (
  emr TEXT NOT NULL,
  id TEXT NOT NULL,
  appointment_id TEXT NOT NULL,
  comment TEXT,
  confirmed INTEGER NOT NULL CHECK (confirmed IN (0, 1)),
  PRIMARY KEY (emr, id),
  UNIQUE (emr, appointment_id),
  FOREIGN KEY (emr, appointment_id) REFERENCES appointment (emr, id)
) WITHOUT ROWID;

CREATE TABLE medical_note (
  emr TEXT NOT NULL,
  id TEXT NOT NULL,
  patient_id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_by_id TEXT NOT NULL,
  template_id TEXT NOT NULL,
  title TEXT NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (emr, id),
  FOREIGN KEY (emr, patient_id) REFERENCES patient (emr, emr_id),
  FOREIGN KEY (emr, created_by_id) REFERENCES resource (emr, id)
) WITHOUT ROWID;

CREATE INDEX medical_note_of_patient ON medical_note (emr, patient_id, created_at);

CREATE TABLE document (
  emr TEXT NOT NULL,
  id TEXT NOT NULL,
  patient_id TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_by_id TEXT NOT NULL,
  title TEXT NOT NULL,
  type TEXT NOT NULL,
  format TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (emr, id),
  FOREIGN KEY (emr, patient_id) REFERENCES patient (emr, emr_id),
  FOREIGN KEY (emr, created_by_id) REFERENCES resource (emr, id)
);

CREATE INDEX document_of_patient ON document (emr, patient_id, created_at);

-- The last number given out in ids like A1, P1, N1, D1, S1.
CREATE TABLE counter (
  emr TEXT NOT NULL,
  kind TEXT NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (emr, kind)
) WITHOUT ROWID;

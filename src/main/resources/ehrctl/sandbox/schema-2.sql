-- Version 2. Keeps a slot that was booked and cancelled many times quick to book, and a patient's appointments quick to list.

CREATE INDEX appointment_taking_time ON appointment (emr, resource_id, start_at) WHERE status <> 'cancelled';
CREATE INDEX appointment_of_patient ON appointment (emr, patient_id, start_at);

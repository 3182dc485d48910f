-- Version 3. Lets patients be found by the last name alone.

CREATE INDEX patient_by_last_name ON patient (emr, substr(folded_name, instr(folded_name, char(10)) + 1));

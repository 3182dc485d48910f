-- Version 4. Which EHRs have their people and places, and of which edition of the seed.

CREATE TABLE sown (
  emr TEXT NOT NULL PRIMARY KEY,
  edition INTEGER NOT NULL
) WITHOUT ROWID;

-- What was read can be shown, and what was not can be filled.

-- Of a row that stands for several readings: the newest of their instants, as_of being the oldest. Null: one reading,
-- as its run stated it.
ALTER TABLE coverage ADD COLUMN last_as_of timestamptz;
-- Coverage is looked at from its newest end.
DROP INDEX coverage_of_function;
CREATE INDEX coverage_of_function ON coverage (connection_id, function_name, range_end);
-- Readings that have not been joined: few, since many of them are joined to few.
CREATE INDEX coverage_unjoined ON coverage (connection_id, function_name)
  WHERE state = 'read' AND last_as_of IS NULL;

-- A job that reads only what was not read.
ALTER TABLE run ADD COLUMN only_gaps boolean NOT NULL DEFAULT false;

-- What an organization is shown of all its connections, and how a job went.

-- Whose run it is, as its connection says, which never changes: all jobs of an organization are found by index, however
-- many connections it has. Null only where an older version, still running beside this one, has opened it.
ALTER TABLE run ADD COLUMN organization_id uuid;
UPDATE run SET organization_id = connection.organization_id
  FROM connection WHERE connection.connection_id = run.connection_id;
CREATE INDEX run_of_organization ON run (organization_id, run_id) WHERE kind = 'on_demand';
CREATE INDEX run_by_status ON run (organization_id, status, run_id) WHERE kind = 'on_demand';

-- Runs of schedules that have failed three times in a row and go on trying: few, so connections in trouble are found at once.
CREATE INDEX run_failing ON run (organization_id, connection_id)
  WHERE status = 'open' AND kind <> 'on_demand' AND attempts >= 3;

-- How a job's counters grew: four numbers a sample (seconds since created_at, pages, requests, records). The space between
-- two grows with the age of the job, so some hundred tell of a job of months.
ALTER TABLE run ADD COLUMN trail bigint[] NOT NULL DEFAULT '{}';

-- Errors of connections that are over, which nothing else remembers than the events that told of it.
CREATE INDEX event_error_over ON event (connection_id, event_id) WHERE type = 'connection-error.deleted';

-- What a run found to be no longer kept, which each job tells of: without it, every reading of its function is looked at.
CREATE INDEX coverage_unavailable ON coverage (connection_id, run_id) WHERE state = 'unavailable';

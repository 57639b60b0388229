-- How far a job is: a share that never falls, an end that can be estimated, and what it waits for.

-- What a slice counts for in its run: milliseconds of the window it was planned for, 1 for a snapshot. Halves share what
-- their slice had, and what is cut off as unavailable leaves it as it is, so a run's sum never changes.
ALTER TABLE slice ADD COLUMN weight bigint NOT NULL DEFAULT 1;
UPDATE slice SET weight = greatest(coalesce(round(extract(epoch FROM window_end - window_start) * 1000)::bigint, 1), 1);
-- Millionths of an open slice that are read, as far as can be told; never falls. Halves begin with their slice's.
ALTER TABLE slice ADD COLUMN progress integer NOT NULL DEFAULT 0;
-- How the basis dates have gone in this pass so far, page after page, and the last of them; null: nothing to be told yet.
ALTER TABLE slice ADD COLUMN date_order text CHECK (date_order IN ('rising', 'falling', 'mixed'));
ALTER TABLE slice ADD COLUMN last_date timestamptz;
-- How many pages one pass may take, by the pass before it or by slices of the run that are done; null: nobody knows.
ALTER TABLE slice ADD COLUMN expected_pages bigint;

-- From when the run's pace is measured: its first request, moved on by as long as the run was stuck.
ALTER TABLE run ADD COLUMN paced_from timestamptz;
UPDATE run SET paced_from = started_at;

-- A worker has left the connection until then, because the account's quota was used up.
ALTER TABLE connection_state ADD COLUMN quota_until timestamptz;

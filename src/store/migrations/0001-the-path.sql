-- The path of one sync, from the connection to the stored record.
--
-- Every table of synced data starts its keys with connection_id: the connection is the unit of exclusion
-- and the shard key, and no transaction spans two of them. Nothing here is a trigger, an advisory lock or
-- a NOTIFY; what must be correct is correct by the row lock on connection_state alone.
-- Words that are checked as text (status, kind, basis) are listed in src/sync/words.ts, next to their meaning.

CREATE TABLE organization (
  organization_id uuid PRIMARY KEY,
  name            text NOT NULL,
  -- { "history_days": 30 }: how far back the initial sync reads
  settings        jsonb NOT NULL DEFAULT '{}',
  created_at      timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE api_key (
  api_key_id      uuid PRIMARY KEY,
  organization_id uuid NOT NULL REFERENCES organization,
  name            text NOT NULL,
  key_hash        bytea NOT NULL UNIQUE,
  access          text NOT NULL CHECK (access IN ('full', 'read_only')),
  created_at      timestamptz NOT NULL DEFAULT now(),
  last_used_at    timestamptz,
  revoked_at      timestamptz
);

CREATE TABLE connection (
  connection_id       uuid PRIMARY KEY,
  organization_id     uuid NOT NULL REFERENCES organization,
  integration_type    text NOT NULL CHECK (integration_type IN ('wms', 'cart', 'carrier')),
  integration_name    text NOT NULL,
  customer_id         text,
  access_token_hash   bytea NOT NULL UNIQUE,
  -- Sealed under the installation's secret key; see src/store/seal.ts.
  sealed_access_token text NOT NULL,
  sealed_credentials  text NOT NULL,
  webhooks_disabled   boolean NOT NULL DEFAULT false,
  created_at          timestamptz NOT NULL DEFAULT now(),
  last_used           timestamptz,
  times_used          bigint NOT NULL DEFAULT 0
);
CREATE INDEX connection_of_organization ON connection (organization_id, connection_id);

-- An operator's changes to which pairs may be synced on demand; the connectors' manifests hold the defaults.
CREATE TABLE on_demand_pair (
  integration_type text NOT NULL,
  integration_name text NOT NULL,
  function_name    text NOT NULL,
  enabled          boolean NOT NULL,
  PRIMARY KEY (integration_type, integration_name, function_name)
);

-- The one row that every writer of a connection locks first. Small, updated in place, never joined in a lock.
CREATE TABLE connection_state (
  connection_id  uuid PRIMARY KEY,
  epoch          bigint NOT NULL DEFAULT 0,
  worker         text,
  -- Counts requests, and which of them each kind and function ("on_demand/get_orders") was served last: fairness
  -- must not depend on which runs happen to be open.
  turn           bigint NOT NULL DEFAULT 0,
  served         jsonb NOT NULL DEFAULT '{}',
  -- The newest as_of handed out: instants of answers never run backwards, whatever a clock does.
  newest_as_of   timestamptz NOT NULL DEFAULT '-infinity',
  -- When the account must not be asked again before, because the source said so.
  paused_until   timestamptz,
  paused_reason  text,
  -- When somebody should look at this connection if nobody does; the sweep reads it.
  due_at         timestamptz NOT NULL DEFAULT now()
) WITH (fillfactor = 50);
CREATE INDEX connection_state_due ON connection_state (due_at);

CREATE TABLE schedule (
  connection_id     uuid NOT NULL,
  function_name     text NOT NULL,
  frequency_seconds integer NOT NULL CHECK (frequency_seconds > 0),
  enabled           boolean NOT NULL DEFAULT true,
  initial_done      boolean NOT NULL DEFAULT false,
  -- Up to where the schedule has read without a gap. Only its own runs move it.
  position          timestamptz,
  next_due_at       timestamptz NOT NULL,
  last_crawl_start  timestamptz,
  last_crawl_end    timestamptz,
  PRIMARY KEY (connection_id, function_name)
);

CREATE TABLE run (
  connection_id       uuid NOT NULL,
  run_id              uuid NOT NULL,
  kind                text NOT NULL CHECK (kind IN ('initial', 'scheduled', 'manual', 'on_demand')),
  function_name       text NOT NULL,
  status              text NOT NULL CHECK (status IN ('open', 'completed', 'cancelled', 'stuck')),
  basis               text NOT NULL CHECK (basis IN ('updated', 'created', 'shipped', 'invoice', 'file', 'none')),
  mapper_version      integer NOT NULL,
  -- As the caller asked; null for other kinds than on_demand.
  requested_start     timestamptz,
  requested_end       timestamptz,
  -- What is read; null for a snapshot.
  window_start        timestamptz,
  window_end          timestamptz,
  -- Up to where the result may be relied on: never past now less the source's lag.
  effective_end       timestamptz,
  attempts            integer NOT NULL DEFAULT 0,
  waiting_until       timestamptz,
  last_error          jsonb,
  -- Since the last committed page: when we last looked, and how long in all the job has got nowhere.
  -- Waits that the source announced and times when no worker ran are not counted.
  idle_since          timestamptz,
  stalled_ms          bigint NOT NULL DEFAULT 0,
  error               jsonb,
  pages               bigint NOT NULL DEFAULT 0,
  requests            bigint NOT NULL DEFAULT 0,
  records_new         bigint NOT NULL DEFAULT 0,
  records_changed     bigint NOT NULL DEFAULT 0,
  records_unchanged   bigint NOT NULL DEFAULT 0,
  records_outdated    bigint NOT NULL DEFAULT 0,
  records_quarantined bigint NOT NULL DEFAULT 0,
  created_at          timestamptz NOT NULL DEFAULT clock_timestamp(),
  started_at          timestamptz,
  finished_at         timestamptz,
  last_page_at        timestamptz,
  PRIMARY KEY (connection_id, run_id)
) WITH (fillfactor = 70);
CREATE INDEX run_open ON run (connection_id) WHERE status = 'open';
CREATE INDEX run_newest ON run (connection_id, kind, created_at DESC, run_id DESC);
-- The schedule's own line of a function is one run at a time.
CREATE UNIQUE INDEX run_one_line ON run (connection_id, function_name) WHERE status = 'open' AND kind <> 'on_demand';

CREATE TABLE slice (
  connection_id uuid NOT NULL,
  run_id        uuid NOT NULL,
  slice_no      integer NOT NULL,
  window_start  timestamptz,
  window_end    timestamptz,
  status        text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'done', 'split')),
  cursor        json,
  cursor_at     timestamptz,
  -- What the source's clock said when this pass began: the slice cannot vouch for anything later.
  pass_began_at timestamptz,
  -- The as_of of this pass's first page: what was stored later cannot be missing from it.
  pass_as_of    timestamptz,
  pass          integer NOT NULL DEFAULT 1,
  -- Grows each time the slice is begun anew, for whatever reason; names the pass among its sightings.
  attempt       integer NOT NULL DEFAULT 1,
  -- Order-free digest of what this pass and the one before it saw, for lists that move while being paged.
  digest        text NOT NULL DEFAULT '0',
  last_digest   text,
  -- When the pass before began: what two passes agree on is true since the first of them.
  last_began_at timestamptz,
  records_seen  bigint NOT NULL DEFAULT 0,
  pages         bigint NOT NULL DEFAULT 0,
  restarts      integer NOT NULL DEFAULT 0,
  PRIMARY KEY (connection_id, run_id, slice_no)
) WITH (fillfactor = 70);

CREATE TABLE record (
  connection_id  uuid NOT NULL,
  resource       text NOT NULL,
  id             text NOT NULL,
  record_version bigint NOT NULL,
  -- The unified record as it is answered, kept as text so that reading never serialises it again.
  data           json NOT NULL,
  -- The few values that lists filter by.
  facets         jsonb NOT NULL,
  -- Of data less its volatile fields: the cheap half of "same again".
  hash           bytea NOT NULL,
  source_created timestamptz,
  -- The source's own updated date; null where it has none, then as_of alone decides which is newer.
  source_updated timestamptz,
  -- Only where the source re-issues whole sets: which set the record belongs to.
  basis_date     timestamptz,
  as_of          timestamptz NOT NULL,
  mapper_version integer NOT NULL,
  tags           jsonb,
  created_stamp  timestamptz NOT NULL,
  updated_stamp  timestamptz NOT NULL,
  missing_since  timestamptz,
  run_id         uuid NOT NULL,
  PRIMARY KEY (connection_id, resource, id)
);
-- The dates stand before the resource on purpose. With the resource second, a table that has not been analysed
-- since it grew ties these with the primary key on cost, and look-ups by id scan all records of a resource.
CREATE INDEX record_by_stamp ON record (connection_id, updated_stamp, resource);
CREATE INDEX record_by_updated ON record (connection_id, source_updated, resource);
CREATE INDEX record_by_created ON record (connection_id, source_created, resource);
CREATE INDEX record_by_basis ON record (connection_id, basis_date, resource, id) WHERE basis_date IS NOT NULL;

CREATE TABLE raw (
  connection_id uuid NOT NULL,
  resource      text NOT NULL,
  id            text NOT NULL,
  payload       text NOT NULL,
  as_of         timestamptz NOT NULL,
  run_id        uuid NOT NULL,
  expires_at    timestamptz NOT NULL,
  PRIMARY KEY (connection_id, resource, id)
);
CREATE INDEX raw_expires ON raw (expires_at);

CREATE TABLE event (
  connection_id       uuid NOT NULL,
  event_id            uuid NOT NULL,
  type                text NOT NULL,
  resource            text,
  record_id           text,
  record_version      bigint,
  run_id              uuid,
  kind                text,
  historical          boolean NOT NULL,
  data                json NOT NULL,
  previous_attributes json,
  created_at          timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (connection_id, event_id)
);
CREATE INDEX event_of_record ON event (connection_id, resource, record_id, record_version);

CREATE TABLE coverage (
  connection_id  uuid NOT NULL,
  coverage_id    uuid NOT NULL,
  function_name  text NOT NULL,
  basis          text NOT NULL,
  range_start    timestamptz,
  range_end      timestamptz,
  -- read: every record whose basis date lay in the range at as_of is stored; unavailable: the source no longer keeps it
  state          text NOT NULL CHECK (state IN ('read', 'unavailable')),
  as_of          timestamptz NOT NULL,
  run_id         uuid NOT NULL,
  mapper_version integer NOT NULL,
  PRIMARY KEY (connection_id, coverage_id)
);
CREATE INDEX coverage_of_function ON coverage (connection_id, function_name, range_start);

CREATE TABLE quarantine (
  connection_id uuid NOT NULL,
  resource      text NOT NULL,
  -- The record's id where it could be told, else a digest of its payload.
  source_key    text NOT NULL,
  reason        text NOT NULL,
  payload       text NOT NULL,
  as_of         timestamptz NOT NULL,
  run_id        uuid NOT NULL,
  mapper_version integer NOT NULL,
  first_seen    timestamptz NOT NULL DEFAULT clock_timestamp(),
  times_seen    integer NOT NULL DEFAULT 1,
  PRIMARY KEY (connection_id, resource, source_key)
);

-- Which ids a full pass has met, so that its end can tell which are missing; dropped some time after its run ends.
CREATE TABLE sighting (
  connection_id uuid NOT NULL,
  run_id        uuid NOT NULL,
  slice_no      integer NOT NULL,
  attempt       integer NOT NULL,
  id            text NOT NULL,
  PRIMARY KEY (connection_id, run_id, slice_no, attempt, id)
);

CREATE TABLE connection_error (
  connection_id uuid NOT NULL,
  -- Empty for what stops the whole connection (refused credentials), else the function it stops.
  function_name text NOT NULL,
  code          text NOT NULL,
  message       text NOT NULL,
  first_seen    timestamptz NOT NULL,
  last_seen     timestamptz NOT NULL,
  PRIMARY KEY (connection_id, function_name)
);

CREATE TABLE idempotency (
  connection_id   uuid NOT NULL,
  idempotency_key text NOT NULL,
  request_hash    bytea NOT NULL,
  response        json NOT NULL,
  created_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (connection_id, idempotency_key)
);

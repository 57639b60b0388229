import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What the database says, for the gauges: read when somebody scrapes, and only then. */
export interface Gauges {
  openRuns: { kind: string; state: string; runs: number }[];
  connectionsDue: number;
  oldestDueSeconds: number;
  oldestUnsentSeconds: number;
  redeliveries: number;
}

const SOURCE_SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
const COMMIT_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/**
 * The metrics of one process, in a registry of its own. Labels are bounded: slugs, names of functions, routes and
 * words of ours; never ids. docs/observing.md explains each, and a test compares.
 */
export class Metrics {
  readonly registry = new Registry();
  /** Set where there is a database to ask; rejects when it does not answer. */
  readGauges: (() => Promise<Gauges>) | null = null;

  readonly sourceRequests = this.#counter(
    'backhaul_source_requests_total',
    'Requests to sources, by how they ended',
    ['integration', 'function', 'outcome'],
  );
  readonly sourceSeconds = this.#histogram(
    'backhaul_source_request_duration_seconds',
    'How long requests to sources took',
    SOURCE_SECONDS,
    ['integration', 'function'],
  );
  readonly pages = this.#counter('backhaul_pages_total', 'Pages, by what became of them', [
    'integration',
    'function',
    'outcome',
  ]);
  readonly records = this.#counter('backhaul_records_total', 'Records on stored pages, by what was found', [
    'integration',
    'function',
    'outcome',
  ]);
  readonly commitSeconds = this.#histogram(
    'backhaul_commit_duration_seconds',
    'How long it took to write a page, or a part of one, with its wait for the lock',
    COMMIT_SECONDS,
  );
  readonly runsEnded = this.#counter('backhaul_runs_ended_total', 'Runs that ended', ['kind', 'status']);
  readonly eventsWritten = this.#counter('backhaul_events_written_total', 'Events that were written');
  readonly quotaWaits = this.#counter(
    'backhaul_quota_waits_total',
    'Times a request had to wait for its share of the quota of an account',
    ['integration'],
  );
  readonly quotaWaitSeconds = this.#counter(
    'backhaul_quota_wait_seconds_total',
    'How long such waits were told to be',
    ['integration'],
  );
  readonly webhookAttempts = this.#counter(
    'backhaul_webhook_attempts_total',
    'Attempts to deliver an event to an endpoint',
    ['outcome'],
  );
  readonly webhookSeconds = this.#histogram(
    'backhaul_webhook_attempt_duration_seconds',
    'How long such attempts took',
    SOURCE_SECONDS,
  );
  readonly apiRequests = this.#counter('backhaul_api_requests_total', 'Requests to the API', [
    'method',
    'route',
    'status',
  ]);
  readonly apiSeconds = this.#histogram(
    'backhaul_api_request_duration_seconds',
    'How long the API took to answer',
    COMMIT_SECONDS,
    ['route'],
  );

  readonly #databaseUp = this.#gauge(
    'backhaul_database_up',
    'Whether the database answered when this was scraped; where it did not, the gauges below are left out',
  );
  readonly #openRuns = this.#gauge('backhaul_open_runs', 'Runs that have not ended', ['kind', 'state']);
  readonly #due = this.#gauge('backhaul_connections_due', 'Connections that have work and wait for a worker');
  readonly #oldestDue = this.#gauge(
    'backhaul_connections_due_oldest_seconds',
    'How long the longest of them has waited',
  );
  readonly #oldestUnsent = this.#gauge(
    'backhaul_unsent_event_oldest_seconds',
    'Age of the oldest event that an enabled endpoint is still to be sent for the first time',
  );
  readonly #redeliveries = this.#gauge(
    'backhaul_redeliveries',
    'Events that enabled endpoints are to be sent again',
  );
  readonly #buildInfo = this.#gauge('backhaul_build_info', 'Always 1; its labels say what runs', [
    'version',
    'node',
  ]);

  /** Adds what every process has: its version, memory, processor time, event loop. For processes that are scraped. */
  describeProcess(version: string): void {
    this.#buildInfo.set({ version, node: process.version }, 1);
    collectDefaultMetrics({ register: this.registry });
  }

  /** Everything in Prometheus's text format. Answers although the database does not. */
  async text(): Promise<string> {
    const gauges = this.readGauges ? await this.readGauges().catch(() => null) : null;
    for (const gauge of [this.#due, this.#oldestDue, this.#oldestUnsent, this.#redeliveries]) gauge.remove();
    this.#openRuns.reset();
    this.#databaseUp.set(gauges ? 1 : 0);
    if (gauges) {
      for (const { kind, state, runs } of gauges.openRuns) this.#openRuns.set({ kind, state }, runs);
      this.#due.set(gauges.connectionsDue);
      this.#oldestDue.set(gauges.oldestDueSeconds);
      this.#oldestUnsent.set(gauges.oldestUnsentSeconds);
      this.#redeliveries.set(gauges.redeliveries);
    }
    return this.registry.metrics();
  }

  #counter<L extends string = never>(name: string, help: string, labelNames: L[] = []): Counter<L> {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  #gauge<L extends string = never>(name: string, help: string, labelNames: L[] = []): Gauge<L> {
    return new Gauge({ name, help, labelNames, registers: [this.registry] });
  }

  #histogram<L extends string = never>(
    name: string,
    help: string,
    buckets: number[],
    labelNames: L[] = [],
  ): Histogram<L> {
    return new Histogram({ name, help, buckets, labelNames, registers: [this.registry] });
  }
}

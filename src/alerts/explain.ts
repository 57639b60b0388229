import type { AlertDetails, AlertKind } from './words.ts';

/** What a person needs to know of one alert. */
export interface Explanation {
  what: string;
  why: string;
  next: string;
}

const AT_THE_SOURCE: Record<string, { why: string; next: string }> = {
  credentials_refused: {
    why: 'The source refuses the credentials.',
    next: 'Have access restored at the source, for the same credentials; it is tried every 15 minutes.',
  },
  permission_missing: {
    why: 'The credentials work, but lack the permission for this kind of data.',
    next: 'Have the permission given at the source.',
  },
  source_refused: {
    why: 'The source refuses the request for good.',
    next: 'See its error, and ask whoever runs the source.',
  },
  source_unavailable: {
    why: 'The source does not answer, or with errors only.',
    next: 'See whether the source is down. It is tried again without end.',
  },
  rate_limited: {
    why: 'The source says that its rate limit is used up.',
    next: 'See what else uses the same account at the source.',
  },
};

const JOB: Record<string, { why: string; next: string }> = {
  result_cap: {
    why: 'The source lists only a part of what lies in an instant of the window.',
    next: 'Ask the source for a higher limit; the same job cannot get further.',
  },
  history_unavailable: {
    why: 'Nothing of the window is kept any more, by the source or as the organization wants it.',
    next: 'Nothing can be read. Ask for a later window.',
  },
  function_disabled: { why: 'The function was disabled.', next: 'Enable it.' },
  no_progress: {
    why: 'No page could be read for hours.',
    next: 'See its last error, and whether the source is down.',
  },
};

const SCHEDULE: Record<string, { why: string; next: string }> = {
  held_by_job: {
    why: 'Sync jobs of the connection go first, and are not done.',
    next: 'Wait for them, cancel them, or set BACKHAUL_FRESHNESS_GUARD_HOURS so that old data goes beside jobs.',
  },
  too_slow: {
    why: 'It is being read, slower than it should.',
    next: 'See its pace in the metrics: the rate limit of the source, or too few workers.',
  },
  not_worked_on: {
    why: 'No worker came to it.',
    next: 'See that workers run, and add one if connections wait (backhaul_connections_due).',
  },
};

/** What happened, why, and what to do next, from ids and codes alone. */
export function explain(kind: AlertKind, details: AlertDetails): Explanation {
  const reason = String(details.reason);
  const connection = `${details.integration_name} connection ${details.connection_id}`;
  switch (kind) {
    case 'job_stuck': {
      const { why, next } = AT_THE_SOURCE[reason] ?? JOB[reason] ?? unknown(reason);
      const resume = reason === 'history_unavailable' || reason === 'result_cap';
      return {
        what: `Sync job ${details.sync_job_id} (${details.function_name} of ${connection}) is stuck`,
        why,
        next: resume ? next : `${next} Then: backhaul sync resume ${details.sync_job_id}`,
      };
    }
    case 'schedule_behind': {
      const { why, next } = SCHEDULE[reason] ?? AT_THE_SOURCE[reason] ?? unknown(reason);
      const reached = details.latest_data
        ? `has read up to ${details.latest_data} only`
        : 'has not done its first sync';
      return { what: `${details.function_name} of ${connection} ${reached}`, why, next };
    }
    case 'endpoint_disabled':
      return {
        what: `Webhook endpoint ${details.endpoint_id} was switched off`,
        why: 'Nothing it was sent arrived for five days.',
        next: `Have the receiver put right, try it with "backhaul webhooks test ${details.endpoint_id}", then: backhaul webhooks enable ${details.endpoint_id}`,
      };
    case 'disk_nearly_full':
      return {
        what: `The disk with ${details.folder} on ${details.machine} has ${gigabytes(details.free_bytes)} of ${gigabytes(details.total_bytes)} GB left`,
        why: 'The database is on it. When it is full nothing can be written, and all syncing stops.',
        next: 'Make room, or move the data folder to a larger disk.',
      };
  }
}

/** What is wrong with so many of a kind. */
export function headline(kind: AlertKind, state: 'open' | 'over', count: number): string {
  const one = count === 1;
  const is = one ? 'is' : 'are';
  const over = state === 'over';
  switch (kind) {
    case 'job_stuck':
      return `${count} sync ${one ? 'job' : 'jobs'} ${is} ${over ? 'no longer stuck' : 'stuck'}`;
    case 'schedule_behind':
      return `${count} ${one ? 'schedule' : 'schedules'} ${is} ${over ? 'no longer behind' : 'behind'}`;
    case 'endpoint_disabled':
      return `${count} webhook ${one ? 'endpoint' : 'endpoints'} ${over ? `${is} no longer off` : `${one ? 'was' : 'were'} switched off`}`;
    case 'disk_nearly_full':
      return over ? 'A disk has room again' : 'A disk is nearly full';
  }
}

function unknown(reason: string): { why: string; next: string } {
  return { why: `The reason is ${reason}.`, next: 'See its last error.' };
}

function gigabytes(bytes: string | number | null | undefined): string {
  return (Number(bytes) / 1e9).toFixed(1);
}

/** How a run is named in every log line and span; `integration` is the connector's slug. */
export interface RunWords {
  connection_id: string;
  run_id: string;
  function_name: string;
  kind: string;
  integration: string;
}

/** What became of a run, from its row, once that is committed. */
export interface RunEnd {
  status: string;
  /** Why a job is stuck. */
  code: string | null;
  pages: number;
  requests: number;
  records_new: number;
  records_changed: number;
  records_unchanged: number;
  records_outdated: number;
  records_quarantined: number;
  /** When its first request started; null where none did. */
  startedAt: Date | null;
  createdAt: Date;
  finishedAt: Date;
}

/** What a page, or a part of one, brought; the words of a job's report. */
export interface PageCounts {
  created: number;
  changed: number;
  unchanged: number;
  outdated: number;
  quarantined: number;
}

/** An HTTP request to a source that begins. */
export interface RequestBegun {
  method: string;
  url: URL;
}

/** How it ended. */
export interface RequestEnd {
  /** Null where no answer came. */
  status: number | null;
  /** Of the body, unpacked; null where it did not come whole. */
  bytes: number | null;
  /** Given up by ourselves. */
  aborted: boolean;
}

/** Follows the requests that one step of a connector makes. */
export type RequestWatch = (begun: RequestBegun) => (end: RequestEnd) => void;

/** Sorts how a request to a source ended into few words, for labels. */
export function outcomeOf({ status, bytes, aborted }: RequestEnd): string {
  if (aborted) return 'given_up';
  if (status === null || bytes === null) return 'no_answer';
  if (status >= 200 && status < 300) return 'ok';
  if (status === 429) return 'rate_limited';
  if (status === 401 || status === 403) return 'refused';
  return status >= 400 && status < 500 && status !== 408 && status !== 425 ? 'rejected' : 'failed';
}

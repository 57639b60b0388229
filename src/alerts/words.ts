/** What an operator is told of. docs/operations.md has a section for each, under its name. */
export const ALERT_KINDS = ['job_stuck', 'schedule_behind', 'endpoint_disabled', 'disk_nearly_full'] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** Over what operators are told. */
export type ChannelName = 'webhook' | 'email';

/** Ids, codes and numbers: nothing that a source, a receiver or a customer wrote. */
export type AlertDetails = Record<string, string | number | null>;

/** Something that needs an operator, as it was found. */
export interface Condition {
  /** Which of its kind it is; the same one is told of once. */
  subject: string;
  details: AlertDetails;
  since: Date;
}

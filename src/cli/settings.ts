import { isIP } from 'node:net';
import { isAbsolute, join, resolve } from 'node:path';
import ipaddr from 'ipaddr.js';
import { nearest } from '../model/nearest.ts';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const PRECEDENCES = ['connection', 'function'] as const;
/** Integrations at which operators have applications of their own, for customers to give access on the vendor's page. */
const CONSENTED_AT = ['whiplash', 'tiktok'] as const;

/** Everything about a Backhaul process that its environment decides. */
export type Settings = {
  /** TCP port of the API; 0 takes any free one */
  port: number;
  host: string;
  /** absolute path */
  dataDir: string;
  /** the first organization's API key, when it is to be given rather than made */
  apiKey: string | undefined;
  /** whether a new installation begins with the demo sync */
  demo: boolean;
  /** a sandbox vendor that runs elsewhere; undefined means that `start` runs one on the port after its own */
  sandboxUrl: string | undefined;
  /** a PostgreSQL server of the operator's own; undefined means the embedded one */
  databaseUrl: string | undefined;
  /** 32 bytes that encrypt credentials; undefined only with the embedded server, see secret-key.ts */
  secretKey: Buffer | undefined;
  /** further keys that open what they sealed, while keys are changed */
  otherSecretKeys: Buffer[];
  /** where integrations are reached instead of at their own address, by slug: simulators, proxies */
  sourceUrls: Record<string, string>;
  /** absolute path below which connections may name folders of files; undefined: none may */
  filesDir: string | undefined;
  /** networks that files may be fetched from by SFTP though they are not public */
  sftpAllow: string[];
  /** days that raw payloads are kept */
  rawRetentionDays: number;
  /** hours without a committed page after which a job is stuck */
  stuckAfterHours: number;
  /** connections that one worker works for at a time; 0: `start` runs no worker */
  workerSlots: number;
  /** percent of a shared account's quota that backfills leave to schedules */
  quotaReservePercent: number;
  logLevel: (typeof LOG_LEVELS)[number];
  /** which schedules an open job holds: all of its connection, or those of its function */
  precedence: (typeof PRECEDENCES)[number];
  /** hours after which a schedule's data is so old that open jobs hold it no longer; undefined: they always do */
  freshnessGuardHours: number | undefined;
  /** where clients reach the API, for links in webhooks; undefined: at the host and port it listens on */
  publicUrl: string | undefined;
  /** the operator's applications at vendors, by slug */
  oauthClients: Record<string, { id: string; secret: string }>;
  /** networks that webhooks may be sent to though they are not public */
  webhookAllow: string[];
  /** days that events and the log of their delivery are kept */
  eventRetentionDays: number;
  /** where operators are told of what needs them */
  alertWebhookUrl: string | undefined;
  alertEmail: string[];
  alertFrom: string;
  smtpUrl: string | undefined;
  /** TCP port of the Prometheus metrics of this process; undefined: only the API serves them */
  metricsPort: number | undefined;
  /** what a scraper must send; undefined: metrics are for this machine only */
  metricsToken: string | undefined;
};

/** Settings that cannot be used; the message has one sentence for each, and no secret in it. */
export class SettingsError extends Error {
  /** one sentence for each wrong setting */
  readonly problems: string[];
  constructor(problems: string[]) {
    super(problems.join('\n'));
    this.name = 'SettingsError';
    this.problems = problems;
  }
}

/** What a reader throws inside; collected so that all wrong settings are told at once. */
class Wrong extends Error {}

const wrong = (value: string, right: string) =>
  new Wrong(`is ${JSON.stringify(value.slice(0, 100))}, but ${right}`);

function number(min: number, max: number, unit: string) {
  return (value: string) => {
    if (/^\d{1,9}$/.test(value) && Number(value) >= min && Number(value) <= max) return Number(value);
    throw wrong(value, `must be a whole number${unit} from ${min} to ${max}`);
  };
}

function oneOf<T extends string>(values: readonly T[]) {
  return (value: string): T => {
    const found = values.find((known) => known === value);
    if (found === undefined) throw wrong(value, `must be one of ${values.join(', ')}`);
    return found;
  };
}

function hours(value: string): number {
  if (/^\d{1,6}(\.\d{1,9})?$/.test(value) && Number(value) > 0) return Number(value);
  throw wrong(value, 'must be a number of hours above 0, such as 6 or 0.5');
}

function host(value: string): string {
  if (isIP(value) || /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/i.test(value)) return value;
  throw wrong(value, 'must be an address or host name to listen on, such as 127.0.0.1 or 0.0.0.0');
}

function absolutePath(value: string): string {
  if (isAbsolute(value)) return resolve(value);
  throw wrong(value, 'must be a path from the root, such as /srv/backhaul-files');
}

function apiKey(value: string): string {
  if (/^[\x21-\x7e]{16,200}$/.test(value)) return value;
  throw new Wrong(
    `has ${value.length} characters, but must have 16 to 200, all visible ASCII without spaces, such as the output of "openssl rand -hex 24"`,
  );
}

function visible(value: string): string {
  if (/^[\x21-\x7e]{1,1000}$/.test(value)) return value;
  throw new Wrong('must have 1 to 1000 visible ASCII characters, without spaces');
}

function secretKey(value: string): Buffer {
  if (/^[0-9a-f]{64}$/i.test(value)) return Buffer.from(value, 'hex');
  if (/^[A-Za-z0-9+/_-]{43}=?$/.test(value)) return Buffer.from(value, 'base64');
  throw new Wrong(
    `has ${value.length} characters, but must be 32 bytes as base64 or as 64 hex digits, such as the output of "openssl rand -hex 32"`,
  );
}

function secretKeys(value: string): Buffer[] {
  return value.split(',').map((one) => secretKey(one.trim()));
}

function webAddress(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const plain = url && !url.username && !url.password && !url.search && !url.hash;
  if (plain && /^https?:$/.test(url.protocol)) return value.replace(/\/+$/, '');
  throw new Wrong('is not a plain web address, but must look like http://127.0.0.1:4401');
}

function sourceUrls(value: string): Record<string, string> {
  const pairs = value.split(',').map((pair) => {
    const [, slug, address] = /^\s*([a-z0-9-]+)=(.*)$/.exec(pair) ?? [];
    if (!slug || !address)
      throw new Wrong(
        'is not a list of slugs with addresses, but must look like shiphero=http://127.0.0.1:4410,fulfillment=http://127.0.0.1:4411',
      );
    return [slug, webAddress(address.trim())];
  });
  return Object.fromEntries(pairs) as Record<string, string>;
}

function networks(value: string): string[] {
  return value.split(',').map((one) => {
    const network = one.trim();
    if (ipaddr.isValidCIDR(network)) return network;
    throw wrong(network, 'must be networks such as 10.0.0.0/8,fd00::/8');
  });
}

function mailAddresses(value: string): string[] {
  return value.split(',').map((one) => {
    const address = one.trim();
    if (/^[^\s@<>,]{1,64}@[^\s@<>,]{1,255}$/.test(address)) return address;
    throw wrong(address, 'must be e-mail addresses such as ops@example.com,me@example.com');
  });
}

function alertUrl(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url && /^https?:$/.test(url.protocol) && !url.username && !url.password) return value;
  // Its path or query is often the secret itself, so it is not repeated.
  throw new Wrong('is not a web address, but must look like https://hooks.example.com/backhaul');
}

function smtpUrl(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url && /^smtps?:$/.test(url.protocol) && url.hostname) return value;
  throw new Wrong('is not a mail server, but must look like smtp://user:password@mail.example.com:587');
}

function databaseUrl(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url && /^postgres(ql)?:$/.test(url.protocol) && (url.hostname || url.searchParams.has('host')))
    return value;
  throw new Wrong(
    'is not a PostgreSQL address, but must look like postgres://user:password@host:5432/database',
  );
}

/**
 * Reads the settings from environment variables; an empty value counts as not given. BACKHAUL_TEST_* is
 * left to the test suite.
 *
 * @throws SettingsError naming every wrong, unknown or missing variable
 */
export function readSettings(env: Record<string, string | undefined>): Settings {
  const problems: string[] = [];
  const known = new Set<string>();
  function read<T, U>(name: string, fallback: U, parse: (value: string) => T): T | U {
    known.add(name);
    const value = env[name]?.trim();
    if (!value) return fallback;
    try {
      return parse(value);
    } catch (error) {
      if (!(error instanceof Wrong)) throw error;
      problems.push(`${name} ${error.message}.`);
      return fallback;
    }
  }

  const settings: Settings = {
    port: read('BACKHAUL_PORT', 4400, number(0, 65_535, '')),
    host: read('BACKHAUL_HOST', '127.0.0.1', host),
    dataDir: read('BACKHAUL_DATA_DIR', join(import.meta.dirname, '..', '..', '.backhaul'), (path) =>
      resolve(path),
    ),
    apiKey: read('BACKHAUL_API_KEY', undefined, apiKey),
    demo: read('BACKHAUL_DEMO', '1', oneOf(['0', '1'])) === '1',
    sandboxUrl: read('BACKHAUL_SANDBOX_URL', undefined, webAddress),
    databaseUrl: read('DATABASE_URL', undefined, databaseUrl),
    secretKey: read('BACKHAUL_SECRET_KEY', undefined, secretKey),
    otherSecretKeys: read('BACKHAUL_OTHER_SECRET_KEYS', [], secretKeys),
    sourceUrls: read('BACKHAUL_SOURCE_URLS', {}, sourceUrls),
    filesDir: read('BACKHAUL_FILES_DIR', undefined, absolutePath),
    sftpAllow: read('BACKHAUL_SFTP_ALLOW', [], networks),
    rawRetentionDays: read('BACKHAUL_RAW_RETENTION_DAYS', 30, number(0, 3650, ' of days')),
    stuckAfterHours: read('BACKHAUL_STUCK_AFTER_HOURS', 6, hours),
    workerSlots: read('BACKHAUL_WORKER_SLOTS', 10, number(0, 1000, '')),
    quotaReservePercent: read('BACKHAUL_QUOTA_RESERVE_PERCENT', 10, number(0, 50, '')),
    logLevel: read('BACKHAUL_LOG_LEVEL', 'info', oneOf(LOG_LEVELS)),
    precedence: read('BACKHAUL_PRECEDENCE', 'connection', oneOf(PRECEDENCES)),
    freshnessGuardHours: read('BACKHAUL_FRESHNESS_GUARD_HOURS', undefined, hours),
    publicUrl: read('BACKHAUL_PUBLIC_URL', undefined, webAddress),
    oauthClients: {},
    webhookAllow: read('BACKHAUL_WEBHOOK_ALLOW', [], networks),
    eventRetentionDays: read('BACKHAUL_EVENT_RETENTION_DAYS', 30, number(7, 3650, ' of days')),
    alertWebhookUrl: read('BACKHAUL_ALERT_WEBHOOK_URL', undefined, alertUrl),
    alertEmail: read('BACKHAUL_ALERT_EMAIL', [], mailAddresses),
    alertFrom: read('BACKHAUL_ALERT_FROM', 'backhaul@localhost', (value) => mailAddresses(value)[0]!),
    smtpUrl: read('BACKHAUL_SMTP_URL', undefined, smtpUrl),
    metricsPort: read('BACKHAUL_METRICS_PORT', undefined, number(0, 65_535, '')),
    metricsToken: read('BACKHAUL_METRICS_TOKEN', undefined, apiKey),
  };

  for (const slug of CONSENTED_AT) {
    const name = `BACKHAUL_OAUTH_${slug.toUpperCase().replaceAll('-', '_')}_CLIENT`;
    const id = read(`${name}_ID`, undefined, visible);
    const secret = read(`${name}_SECRET`, undefined, visible);
    if (id !== undefined && secret !== undefined) settings.oauthClients[slug] = { id, secret };
    else if (id !== undefined || secret !== undefined)
      problems.push(
        `${name}_${id === undefined ? 'ID' : 'SECRET'} is not set, but must be when ${name}_${id === undefined ? 'SECRET' : 'ID'} is.`,
      );
  }
  if (env.DATABASE_URL?.trim() && !env.BACKHAUL_SECRET_KEY?.trim())
    problems.push(
      'BACKHAUL_SECRET_KEY is not set, but must be when DATABASE_URL is, and must be the same for all processes on that database: 32 bytes, such as the output of "openssl rand -hex 32".',
    );
  if (settings.port === 65_535 && !settings.sandboxUrl)
    problems.push(
      'BACKHAUL_PORT is "65535", but the sandbox vendor needs the port after it: use a lower one, or set BACKHAUL_SANDBOX_URL.',
    );
  if (settings.alertEmail.length > 0 && !settings.smtpUrl)
    problems.push(
      'BACKHAUL_SMTP_URL is not set, but must be when BACKHAUL_ALERT_EMAIL is: the mail server that sends, such as smtp://user:password@mail.example.com:587.',
    );
  for (const name of Object.keys(env)) {
    if (!name.startsWith('BACKHAUL_') || name.startsWith('BACKHAUL_TEST_') || known.has(name)) continue;
    problems.push(`${name} is not a setting of Backhaul; did you mean ${nearest(name, [...known])}?`);
  }
  if (problems.length > 0) throw new SettingsError(problems);
  return settings;
}

import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { loadSecretKey } from '../../src/cli/secret-key.ts';
import { readSettings, SettingsError } from '../../src/cli/settings.ts';

const HEX = 'ab'.repeat(32);

function problems(env: Record<string, string>): string[] {
  try {
    readSettings(env);
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
  return [];
}

describe('settings that are right', () => {
  test('nothing set gives the defaults', () => {
    expect(readSettings({ PATH: '/bin' })).toEqual({
      port: 4400,
      host: '127.0.0.1',
      dataDir: resolve(import.meta.dirname, '../../.backhaul'),
      apiKey: undefined,
      demo: true,
      sandboxUrl: undefined,
      databaseUrl: undefined,
      secretKey: undefined,
      otherSecretKeys: [],
      sourceUrls: {},
      rawRetentionDays: 30,
      quotaReservePercent: 10,
      stuckAfterHours: 6,
      workerSlots: 10,
      logLevel: 'info',
      precedence: 'connection',
      oauthClients: {},
      webhookAllow: [],
      sftpAllow: [],
      eventRetentionDays: 30,
      alertEmail: [],
      alertFrom: 'backhaul@localhost',
    });
  });

  test('an empty value counts as not set, and variables of others are not looked at', () => {
    const env = {
      BACKHAUL_PORT: '',
      BACKHAUL_API_KEY: ' ',
      DATABASE_URL: '',
      BACKHAUL_TEST_POSTGRES: '15',
      PGHOST: 'x',
    };
    expect(readSettings(env)).toEqual(readSettings({}));
  });

  test('each one is read', () => {
    const env = {
      BACKHAUL_PORT: '8080',
      BACKHAUL_HOST: '::',
      BACKHAUL_DATA_DIR: '/data',
      BACKHAUL_API_KEY: 'k'.repeat(16),
      BACKHAUL_DEMO: '0',
      BACKHAUL_SANDBOX_URL: 'http://vendor.internal:9000/',
      DATABASE_URL: 'postgresql://me@db.internal/backhaul',
      BACKHAUL_SECRET_KEY: HEX,
      BACKHAUL_OTHER_SECRET_KEYS: `${HEX}, ${Buffer.alloc(32, 1).toString('base64')}`,
      BACKHAUL_SOURCE_URLS: 'shiphero=http://127.0.0.1:4410/, ups=https://proxy.internal/ups',
      BACKHAUL_RAW_RETENTION_DAYS: '0',
      BACKHAUL_QUOTA_RESERVE_PERCENT: '25',
      BACKHAUL_STUCK_AFTER_HOURS: '0.25',
      BACKHAUL_WORKER_SLOTS: '1000',
      BACKHAUL_LOG_LEVEL: 'debug',
      BACKHAUL_PRECEDENCE: 'function',
      BACKHAUL_FRESHNESS_GUARD_HOURS: '4',
      BACKHAUL_PUBLIC_URL: 'https://sync.example.com/',
      BACKHAUL_OAUTH_WHIPLASH_CLIENT_ID: 'our-application',
      BACKHAUL_OAUTH_WHIPLASH_CLIENT_SECRET: 'its-secret',
      BACKHAUL_WEBHOOK_ALLOW: '10.0.0.0/8, fd00::/8',
      BACKHAUL_SFTP_ALLOW: '192.168.0.0/16',
      BACKHAUL_EVENT_RETENTION_DAYS: '7',
      BACKHAUL_ALERT_WEBHOOK_URL: 'https://hooks.example.com/T0?key=x',
      BACKHAUL_ALERT_EMAIL: 'ops@example.com, me@example.com',
      BACKHAUL_ALERT_FROM: 'backhaul@example.com',
      BACKHAUL_SMTP_URL: 'smtps://user:password@mail.example.com',
      BACKHAUL_METRICS_PORT: '9464',
      BACKHAUL_METRICS_TOKEN: 't'.repeat(16),
    };
    expect(readSettings(env)).toEqual({
      port: 8080,
      host: '::',
      dataDir: '/data',
      apiKey: 'k'.repeat(16),
      demo: false,
      sandboxUrl: 'http://vendor.internal:9000',
      databaseUrl: 'postgresql://me@db.internal/backhaul',
      secretKey: Buffer.from(HEX, 'hex'),
      otherSecretKeys: [Buffer.from(HEX, 'hex'), Buffer.alloc(32, 1)],
      sourceUrls: { shiphero: 'http://127.0.0.1:4410', ups: 'https://proxy.internal/ups' },
      rawRetentionDays: 0,
      quotaReservePercent: 25,
      stuckAfterHours: 0.25,
      workerSlots: 1000,
      logLevel: 'debug',
      precedence: 'function',
      freshnessGuardHours: 4,
      publicUrl: 'https://sync.example.com',
      oauthClients: { whiplash: { id: 'our-application', secret: 'its-secret' } },
      webhookAllow: ['10.0.0.0/8', 'fd00::/8'],
      sftpAllow: ['192.168.0.0/16'],
      eventRetentionDays: 7,
      alertWebhookUrl: 'https://hooks.example.com/T0?key=x',
      alertEmail: ['ops@example.com', 'me@example.com'],
      alertFrom: 'backhaul@example.com',
      smtpUrl: 'smtps://user:password@mail.example.com',
      metricsPort: 9464,
      metricsToken: 't'.repeat(16),
    });
  });

  test('the last port is one where the sandbox vendor needs none', () => {
    const env = { BACKHAUL_PORT: '65535', BACKHAUL_SANDBOX_URL: 'http://127.0.0.1:1' };
    expect(readSettings(env).port).toBe(65_535);
  });

  test('a secret key is the same 32 bytes in hex and in base64', () => {
    const base64 = Buffer.from(HEX, 'hex').toString('base64');
    expect(readSettings({ BACKHAUL_SECRET_KEY: base64 }).secretKey).toEqual(Buffer.from(HEX, 'hex'));
  });
});

describe('a wrong setting gives one sentence that names it and what would be right', () => {
  test.each([
    ['BACKHAUL_PORT', '70000', 'BACKHAUL_PORT is "70000", but must be a whole number from 0 to 65535.'],
    ['BACKHAUL_PORT', '44OO', 'BACKHAUL_PORT is "44OO", but must be a whole number from 0 to 65535.'],
    [
      'BACKHAUL_HOST',
      'http://x',
      'BACKHAUL_HOST is "http://x", but must be an address or host name to listen on, such as 127.0.0.1 or 0.0.0.0.',
    ],
    ['BACKHAUL_DEMO', 'yes', 'BACKHAUL_DEMO is "yes", but must be one of 0, 1.'],
    [
      'BACKHAUL_RAW_RETENTION_DAYS',
      '3651',
      'BACKHAUL_RAW_RETENTION_DAYS is "3651", but must be a whole number of days from 0 to 3650.',
    ],
    [
      'BACKHAUL_STUCK_AFTER_HOURS',
      '0',
      'BACKHAUL_STUCK_AFTER_HOURS is "0", but must be a number of hours above 0, such as 6 or 0.5.',
    ],
    [
      'BACKHAUL_WORKER_SLOTS',
      '1001',
      'BACKHAUL_WORKER_SLOTS is "1001", but must be a whole number from 0 to 1000.',
    ],
    [
      'BACKHAUL_QUOTA_RESERVE_PERCENT',
      '51',
      'BACKHAUL_QUOTA_RESERVE_PERCENT is "51", but must be a whole number from 0 to 50.',
    ],
    [
      'BACKHAUL_LOG_LEVEL',
      'verbose',
      'BACKHAUL_LOG_LEVEL is "verbose", but must be one of trace, debug, info, warn, error, fatal, silent.',
    ],
    ['BACKHAUL_PRECEDENCE', 'all', 'BACKHAUL_PRECEDENCE is "all", but must be one of connection, function.'],
    [
      'BACKHAUL_PORT',
      '65535',
      'BACKHAUL_PORT is "65535", but the sandbox vendor needs the port after it: use a lower one, or set BACKHAUL_SANDBOX_URL.',
    ],
    ['BACKHAUL_PROT', '1', 'BACKHAUL_PROT is not a setting of Backhaul; did you mean BACKHAUL_PORT?'],
    [
      'BACKHAUL_WORKERS',
      '1',
      'BACKHAUL_WORKERS is not a setting of Backhaul; did you mean BACKHAUL_WORKER_SLOTS?',
    ],
    [
      'BACKHAUL_DATABASE_URL',
      'x',
      'BACKHAUL_DATABASE_URL is not a setting of Backhaul; did you mean DATABASE_URL?',
    ],
  ])('%s=%s', (name, value, sentence) => {
    expect(problems({ [name]: value })).toEqual([sentence]);
  });

  test('an application at a vendor has an id and a secret', () => {
    expect(problems({ BACKHAUL_OAUTH_WHIPLASH_CLIENT_ID: 'x' })).toEqual([
      'BACKHAUL_OAUTH_WHIPLASH_CLIENT_SECRET is not set, but must be when BACKHAUL_OAUTH_WHIPLASH_CLIENT_ID is.',
    ]);
    expect(problems({ BACKHAUL_OAUTH_WHIPLASH_CLIENT_SECRET: 'hunter2' })).toEqual([
      'BACKHAUL_OAUTH_WHIPLASH_CLIENT_ID is not set, but must be when BACKHAUL_OAUTH_WHIPLASH_CLIENT_SECRET is.',
    ]);
  });

  test('a server of one’s own needs a secret key', () => {
    expect(problems({ DATABASE_URL: 'postgres://me@db/x' })).toEqual([
      expect.stringMatching(/^BACKHAUL_SECRET_KEY is not set, but must be when DATABASE_URL is/),
    ]);
  });

  test('all of them are told at once', () => {
    expect(problems({ BACKHAUL_PORT: 'x', BACKHAUL_DEMO: 'x', BACKHAUL_PROT: 'x' })).toHaveLength(3);
  });

  test.each([
    ['BACKHAUL_API_KEY', 'hunter2-secret', /has 14 characters, but must have 16 to 200, all visible ASCII/],
    [
      'BACKHAUL_SECRET_KEY',
      'hunter2-secret',
      /has 14 characters, but must be 32 bytes as base64 or as 64 hex digits/,
    ],
    ['BACKHAUL_OTHER_SECRET_KEYS', `${HEX},hunter2`, /has 7 characters, but must be 32 bytes/],
    [
      'BACKHAUL_SOURCE_URLS',
      'hunter2',
      /is not a list of slugs with addresses, but must look like shiphero=/,
    ],
    ['BACKHAUL_SOURCE_URLS', 'ups=http://me:hunter2@x/', /is not a plain web address/],
    ['BACKHAUL_SANDBOX_URL', 'http://me:hunter2@x/', /is not a plain web address, but must look like http:/],
    ['DATABASE_URL', 'mysql://me:hunter2@db/x', /is not a PostgreSQL address, but must look like postgres:/],
  ])('%s is not repeated', (name, value, sentence) => {
    const message = problems({ BACKHAUL_SECRET_KEY: HEX, [name]: value }).join(' ');
    expect(message).toMatch(sentence);
    expect(message).not.toContain('hunter2');
  });
});

describe('the secret key', () => {
  function folder(): string {
    const path = mkdtempSync(join(tmpdir(), 'backhaul-key-'));
    onTestFinished(() => rmSync(path, { recursive: true }));
    return path;
  }

  test('is made once, kept, and readable by nobody else', () => {
    const dataDir = folder();
    const key = loadSecretKey(dataDir, readSettings({}));
    expect(key).toHaveLength(32);
    expect(loadSecretKey(dataDir, readSettings({}))).toEqual(key);
    expect(loadSecretKey(folder(), readSettings({}))).not.toEqual(key);
    expect(statSync(join(dataDir, 'secret.key')).mode & 0o777).toBe(0o600);
    expect(readdirSync(dataDir)).toEqual(['secret.key']);
  });

  test('of the settings goes first and leaves no file', () => {
    const dataDir = folder();
    expect(loadSecretKey(dataDir, { secretKey: Buffer.from(HEX, 'hex') }).toString('hex')).toBe(HEX);
    expect(readdirSync(dataDir)).toEqual([]);
  });

  test('is not replaced when its file is damaged', () => {
    const dataDir = folder();
    writeFileSync(join(dataDir, 'secret.key'), 'abc');
    expect(() => loadSecretKey(dataDir, readSettings({}))).toThrow(
      /secret\.key does not hold a key .* Put the right file back/,
    );
    expect(readFileSync(join(dataDir, 'secret.key'), 'utf8')).toBe('abc');
  });
});

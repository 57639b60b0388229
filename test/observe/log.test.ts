/** What the log says, and what it never says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CredentialsRefused } from '../../src/connectors/kit/errors.ts';
import type { Connector } from '../../src/connectors/kit/manifest.ts';
import { createLog, Observer } from '../../src/observe/index.ts';
import { sandboxGround } from './ground.ts';

const VENDOR_KEY = 'sbx_marked-vendor-key';

/** A log at its most talkative, as lines. */
function talkative() {
  const lines: string[] = [];
  return { lines, log: createLog('trace', { write: (line: string) => void lines.push(line) }) };
}

/** The sandbox, but for a function that now and then repeats in its errors what it was told. */
function indiscreet(troubles: ((key: string) => Error)[]) {
  return (connector: Connector): Connector => ({
    ...connector,
    functions: connector.functions.map((fn) => ({
      ...fn,
      async page(ctx, ask, cursor) {
        const trouble = troubles.shift();
        if (trouble) throw trouble(ctx.credentials.api_key!);
        return fn.page(ctx, ask, cursor);
      },
    })),
  });
}

describe('the log', () => {
  it('tells of each run, page and failure in the same words, and of no secret and no payload', async () => {
    const { lines, log } = talkative();
    const broken = () => JSON.parse('{"email": "marked-payload@example.com"');
    const world = await sandboxGround({
      observe: new Observer(log),
      vendorKey: VENDOR_KEY,
      change: indiscreet([
        (key) => new TypeError(`marked-payload of ${key}`),
        () => {
          try {
            return broken();
          } catch (error) {
            return error as Error;
          }
        },
      ]),
    });
    world.turn({
      fail_next: 1,
      rate_limit_next: 1,
      truncate_next: 1,
      malformed_next: 2,
      hostile_next: 6,
      poison_every: 7,
    });
    const jobId = await world.job(2);
    await world.workOff(await world.take());
    const { report, progress, status } = await world.status(jobId);
    expect(status).toBe('completed');
    world.turn({ unauthorized: true });
    const refusedJob = await world.job(2);
    await world.workOff(await world.take());
    expect((await world.status(refusedJob)).status).toBe('stuck');

    const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    const of = (msg: string, runId: string) => told.filter((one) => one.msg === msg && one.run_id === runId);
    const run = {
      connection_id: world.connectionId,
      function_name: 'get_orders',
      kind: 'on_demand',
      integration: 'sandbox',
    };
    expect(of('run opened', jobId)).toEqual([expect.objectContaining({ level: 30, ...run })]);
    const { unavailable: _, verification: _v, remap: _r, ...counts } = report;
    const { pages, requests } = progress;
    expect(of('run ended', jobId)).toEqual([
      expect.objectContaining({ ...run, ...counts, pages, requests, status: 'completed', level: 30 }),
    ]);
    expect(of('run ended', refusedJob)).toEqual([
      expect.objectContaining({ ...run, status: 'stuck', code: 'credentials_refused', level: 30 }),
    ]);
    const stored = of('page stored', jobId);
    expect(stored).toHaveLength(pages);
    expect(stored[0]).toMatchObject({
      ...run,
      level: 20,
      fetch_ms: expect.any(Number),
      map_ms: expect.any(Number),
      commit_ms: expect.any(Number),
    });
    const failed = of('request failed', jobId);
    expect(failed).toHaveLength(requests - pages);
    expect(failed[0]).toMatchObject({ ...run, level: 40, code: 'source_unavailable', attempt: 1 });
    expect(failed[0]!.where).toMatch(/log\.test\.ts/);
    expect(
      failed.every((one) => typeof one.message === 'string' && typeof one.next_try_at === 'string'),
    ).toBe(true);
    expect(failed.map((one) => one.attempt)).toEqual(failed.map((_, at) => at + 1));

    const text = lines.join('\n');
    const records = await world.rows<{ id: string; data: { ship_to_address?: { email_address?: string } } }>(
      "SELECT id, data FROM record WHERE resource = 'order'",
    );
    expect(records.length).toBeGreaterThan(50);
    for (const { id } of records) expect(text).not.toContain(`"${id}"`);
    for (const word of [
      VENDOR_KEY,
      world.accessToken,
      'marked-payload',
      'order_ref',
      'Welcome to our portal',
      'updated_after',
    ])
      expect(text).not.toContain(word);

    // Every field is explained.
    const page = readFileSync(join(import.meta.dirname, '../../docs/observing.md'), 'utf8');
    const fields = new Set(told.flatMap((one) => Object.keys(one)));
    expect([...fields].filter((field) => !page.includes(`| \`${field}\``))).toEqual([]);
  });

  it('hides credentials that a source repeats, in the log and in what the job says', async () => {
    const { lines, log } = talkative();
    const world = await sandboxGround({
      observe: new Observer(log),
      vendorKey: VENDOR_KEY,
      change: indiscreet([(key) => new CredentialsRefused(`The key ${key} is not known.`)]),
    });
    const jobId = await world.job(2);
    await world.workOff(await world.take());
    expect((await world.status(jobId)).error?.message).toBe('The key [hidden] is not known.');
    expect(lines.join('')).toContain('The key [hidden] is not known.');
    expect(lines.join('')).not.toContain(VENDOR_KEY);
  });

  it('writes of an error what nobody put data into', () => {
    const { lines, log } = talkative();
    const error = Object.assign(new Error('insert failed'), {
      code: '23502',
      detail: 'Failing row contains (marked).',
    });
    log.warn({ err: error }, 'the worker met an error and goes on');
    expect(JSON.parse(lines[0]!).err).toEqual({
      type: 'Error',
      message: 'insert failed',
      code: '23502',
      stack: expect.stringMatching(/^\s+at .*log\.test\.ts/),
    });
    expect(lines[0]).not.toContain('marked');
  });
});

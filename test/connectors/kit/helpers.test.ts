/** The small helpers of the kit, each by what it is for. */
import { describe, expect, test } from 'vitest';
import { unlessMissing, withDetails } from '../../../src/connectors/kit/details.ts';
import { CredentialsRefused, RateLimited, Retryable, Terminal } from '../../../src/connectors/kit/errors.ts';
import { hmacSha256, sortedParameters } from '../../../src/connectors/kit/hmac.ts';
import type { Ask, Context, Cursor, Page } from '../../../src/connectors/kit/manifest.ts';
import {
  basic,
  bearer,
  clientCredentials,
  firstGranted,
  refreshTokens,
} from '../../../src/connectors/kit/oauth.ts';
import { firstPage, nextLink, nextPage, nextUrl } from '../../../src/connectors/kit/paging.ts';
import { inPasses } from '../../../src/connectors/kit/passes.ts';
import { fromReport, type Report, type ReportState } from '../../../src/connectors/kit/report.ts';
import { childOf, escapeXml, parseXml } from '../../../src/connectors/kit/xml.ts';
import { connectorContext } from '../../support/connector-context.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const ASK: Ask = { from: new Date('2026-02-01T00:00:00Z'), to: NOW, newest: true };

/** A context whose network gives these answers, one after the other. */
function contextWith(
  answers: unknown[],
  credentials: Record<string, string> = {},
): Context & { asked: unknown[]; taken: unknown[] } {
  const ctx = connectorContext('https://vendor.example', credentials, { now: () => NOW });
  const asked: unknown[] = [];
  const taken: unknown[] = [];
  const json = async (request: unknown) => {
    asked.push(request);
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return {
    ...ctx,
    http: { ...ctx.http, json },
    take: async (cost, operation) => void taken.push([cost, operation]),
    asked,
    taken,
  };
}

describe('tokens', () => {
  const grants = clientCredentials('https://vendor.example/token', { id: 'i', secret: 's' }, { user: 'u' });

  test('come with the instant of their end, and with the refresh token that counts from now on', async () => {
    const ctx = contextWith([{ access_token: 'a', refresh_token: 'r2', expires_in: '900' }]);
    const session = await firstGranted(ctx, [{ ...grants, refreshToken: 'r1' }]);
    expect(session).toMatchObject({
      values: { access_token: 'a', refresh_token: 'r2' },
      expiresAt: new Date('2026-03-01T12:15:00Z'),
    });
    expect(ctx.asked).toMatchObject([
      { form: { grant_type: 'client_credentials', client_id: 'i', user: 'u' } },
    ]);
  });

  test('are asked for in turn, until one is granted', async () => {
    const ctx = contextWith([new Terminal('no', 400), { access_token: 'a' }]);
    const session = await firstGranted(ctx, [grants, { ...grants, refreshToken: 'r1' }]);
    expect(session?.values).toMatchObject({ access_token: 'a', refresh_token: 'r1' });
    expect(await firstGranted(contextWith([new Terminal('no', 400)]), [grants])).toBeNull();
  });

  test('stand inside of something, end at an instant, and are refused under a status of success', async () => {
    const fields = {
      endsAt: 'expire_at',
      unwrap: (answer: unknown) => {
        const { code, data } = answer as { code: number; data: unknown };
        if (code !== 0) throw new CredentialsRefused('no');
        return data;
      },
    };
    const end = NOW.getTime() / 1000 + 600;
    const ctx = contextWith([
      { code: 7, data: null },
      { code: 0, data: { access_token: 'a', expire_at: end, expires_in: 5 } },
    ]);
    expect(await firstGranted(ctx, [grants, grants], fields)).toMatchObject({
      values: { access_token: 'a' },
      expiresAt: new Date(end * 1000),
    });
    expect(await firstGranted(contextWith([{ code: 7 }]), [grants], fields)).toBeNull();
    const silent = contextWith([{ code: 0, data: { access_token: 'a', expires_in: 5 } }]);
    expect(await firstGranted(silent, [grants], fields)).toMatchObject({ expiresAt: null });
  });

  test('that are none are a passing trouble', async () => {
    for (const answer of [null, {}, { access_token: 'two words' }, { access_token: '' }])
      await expect(firstGranted(contextWith([answer]), [grants])).rejects.toBeInstanceOf(Retryable);
  });

  test('of other credentials are not used', async () => {
    const ctx = contextWith([{ access_token: 'a', refresh_token: 'kept' }], { refresh_token: 'entered' });
    const session = await firstGranted(ctx, [grants]);
    expect(refreshTokens(ctx, session, 'entered')).toEqual(['kept', 'entered']);
    expect(refreshTokens(contextWith([], { refresh_token: 'other' }), session, 'other')).toEqual(['other']);
  });

  test('go into a header', () => {
    expect(basic('user', 'pass')).toBe('Basic dXNlcjpwYXNz');
    expect(bearer({ access_token: 'a' })).toBe('Bearer a');
  });
});

describe('paging', () => {
  test('by number ends where the source says, or with an empty page, and never goes round', () => {
    const first = firstPage();
    expect(nextPage(first, [1], 1)).toBeNull();
    const second = nextPage(first, [1], 3)!;
    expect(second.page).toBe(2);
    expect(nextPage(second, [2], null)!.page).toBe(3);
    expect(nextPage(second, [], null)).toBeNull();
    expect(() => nextPage(second, [1], 3)).toThrow(/again and again/);
    expect(() => nextPage(second, [], 3)).toThrow(Retryable);
  });

  test('by address stays where it was asked', () => {
    const asked = 'https://vendor.example/v1/orders?page=1';
    const header =
      '<https://vendor.example/v1/orders?page=2>; rel="next", <https://vendor.example/x>; rel="last"';
    expect(nextLink(header, asked)).toBe('https://vendor.example/v1/orders?page=2');
    expect(nextLink('<https://vendor.example/x>; rel="last"', asked)).toBeNull();
    expect(nextLink(null, asked)).toBeNull();
    expect(nextUrl('?cursor=a%2Bb', asked)).toBe('https://vendor.example/v1/orders?cursor=a%2Bb');
    for (const url of [
      'http://vendor.example/',
      'https://169.254.169.254/',
      'file:///etc/passwd',
      '//evil.example',
    ])
      expect(() => nextUrl(url, asked), url).toThrow(Retryable);
  });
});

test('passes follow one another, and a sweep falls to the newest slice', async () => {
  const pass = (name: string, sweep = false) => ({
    name,
    sweep,
    page: async (_: Context, __: Ask, at: Cursor | null): Promise<Page<string>> => ({
      kind: 'page',
      records: [`${name}${at ?? 1}`],
      next: at === null ? 2 : null,
    }),
  });
  const page = inPasses([pass('created'), pass('open', true)]);
  const walk = async (ask: Ask) => {
    const seen: string[] = [];
    let cursor: Cursor | null = null;
    do {
      const given = (await page(contextWith([]), ask, cursor)) as Extract<Page<string>, { kind: 'page' }>;
      seen.push(...given.records);
      cursor = given.next;
    } while (cursor !== null);
    return seen;
  };
  expect(await walk(ASK)).toEqual(['created1', 'created2', 'open1', 'open2']);
  expect(await walk({ ...ASK, newest: false })).toEqual(['created1', 'created2']);
});

test('details are asked for so many at a time, in order, and what is gone is left out', async () => {
  const ctx = contextWith([]);
  let [now, most] = [0, 0];
  const found = await withDetails(ctx, [1, 2, 3, 4, 5], { atATime: 2, operation: 'one' }, async (row) => {
    most = Math.max(most, ++now);
    await new Promise((resolve) => setImmediate(resolve));
    now--;
    return unlessMissing(row === 3 ? Promise.reject(new Terminal('gone', 404)) : Promise.resolve(row * 10));
  });
  expect(found).toEqual([10, 20, 40, 50]);
  expect(most).toBe(2);
  expect(ctx.taken).toEqual(Array(5).fill([1, 'one']));
  const failing = withDetails(ctx, [1, 2, 3], { atATime: 2 }, async () =>
    Promise.reject(new Retryable('no')),
  );
  await expect(failing).rejects.toBeInstanceOf(Retryable);
});

test('details of a source that asks us to wait are asked for no more', async () => {
  const ctx = contextWith([]);
  let open: () => void = () => {};
  const paid = new Promise<void>((resolve) => {
    open = resolve;
  });
  const sent: number[] = [];
  const take = async () => {
    // All but the first wait for their share of the quota until it has failed.
    if (ctx.taken.push(1) > 1) await paid;
  };
  const step = withDetails({ ...ctx, take }, [1, 2, 3, 4, 5], { atATime: 3 }, async (row) => {
    sent.push(row);
    setImmediate(open);
    throw new RateLimited('wait', NOW);
  });
  await expect(step).rejects.toBeInstanceOf(RateLimited);
  expect(sent).toEqual([1]);
});

describe('a report', () => {
  const ready: ReportState = { state: 'ready', document: 'd' };

  /** Takes steps until nothing follows, each from what the cursor holds alone. */
  async function walk(states: ReportState[], read: Report<number>['read'], from: Cursor | null = null) {
    const counts = { ordered: 0, looked: 0 };
    const page = fromReport<number>({
      everyMs: 60_000,
      order: async () => `r${++counts.ordered}`,
      look: async () => states[counts.looked++]!,
      read,
    });
    const steps: Page<number>[] = [];
    let cursor = from;
    do {
      const step: Page<number> = await page(
        contextWith([]),
        ASK,
        cursor === null ? null : JSON.parse(JSON.stringify(cursor)),
      );
      steps.push(step);
      cursor = step.kind === 'page' || step.kind === 'wait' ? step.next : null;
    } while (cursor !== null);
    return { ...counts, steps, kinds: steps.map(({ kind }) => kind) };
  }

  test('is asked for, waited for, looked for once, and read in parts', async () => {
    const { steps, kinds, ordered, looked } = await walk(
      [{ state: 'working' }, ready],
      async (_, __, from) => ({
        records: [from],
        next: from < 2 ? from + 1 : null,
      }),
    );
    expect(kinds).toEqual(['wait', 'wait', 'page', 'page', 'page']);
    expect(steps[1]).toMatchObject({ until: new Date('2026-03-01T12:01:00Z'), next: { id: 'r1' } });
    expect(steps.flatMap((step) => (step.kind === 'page' ? step.records : []))).toEqual([0, 1, 2]);
    expect(steps[2]).toMatchObject({ asOf: NOW });
    expect({ ordered, looked }).toEqual({ ordered: 1, looked: 2 });
  });

  test('is looked for again when its document has ended, and a new one that has is a trouble', async () => {
    let reads = 0;
    const read: Report<number>['read'] = async (_, __, from) =>
      ++reads === 2 ? 'ended' : { records: [from], next: from < 1 ? from + 1 : null };
    const { looked, kinds } = await walk([ready, ready], read);
    expect(kinds).toEqual(['wait', 'page', 'page']);
    expect(looked).toBe(2);
    await expect(walk([ready], async () => 'ended')).rejects.toBeInstanceOf(Retryable);
  });

  test('that is gone is asked for anew, one that is empty has nothing in it, one too large is halved', async () => {
    const never: Report<number>['read'] = () => Promise.reject(new Error('not read'));
    expect((await walk([{ state: 'gone' }], never)).kinds).toEqual(['wait', 'cursor_expired']);
    expect((await walk([{ state: 'empty' }], never)).steps[1]).toMatchObject({ records: [], next: null });
    expect((await walk([ready], async () => 'capped')).kinds).toEqual(['wait', 'capped']);
  });

  test('that refers to an earlier one is read there, as of then', async () => {
    const asked = new Date('2026-02-28T00:00:00Z');
    const { steps, kinds } = await walk([{ state: 'instead', id: 'r0', asked }, ready], async () => ({
      records: [7],
      next: null,
    }));
    expect(kinds).toEqual(['wait', 'wait', 'page']);
    expect(steps[1]).toMatchObject({ next: { id: 'r0' } });
    expect(steps[2]).toMatchObject({ asOf: asked });
  });
});

describe('XML', () => {
  test('is read with lists where they are wanted, and everything as text', () => {
    const xml = '<?xml version="1.0"?><a:r xmlns:a="x"><a:o id="7"><n>007</n><e/></a:o></a:r>';
    const parsed = parseXml(xml, ['o']);
    expect(parsed.r).toMatchObject({ o: [{ '@id': '7', n: '007', e: '' }] });
    expect(childOf(parsed.r, 'o', 'n')).toBeUndefined();
    expect(childOf(parseXml(xml).r, 'o', 'n')).toBe('007');
    expect(childOf(parsed.r, 'constructor')).toBeUndefined();
  });

  test.each([
    ['cut off', '<a><b>'],
    ['something else', '{"a":1}'],
    ['very deep', `${'<a>'.repeat(1000)}${'</a>'.repeat(1000)}`],
    ['a bomb', '<!DOCTYPE a [<!ENTITY b "cccc">]><a>&b;&b;</a>'],
    ['nothing', ''],
  ])('that is %s is a passing trouble', (_, text) => {
    expect(() => parseXml(text)).toThrow(Retryable);
  });

  test('keeps out of tags what would be one', () => expect(escapeXml('<a b="&">')).not.toMatch(/[<>"]/));
});

test('parameters are signed in the order of their names', () => {
  const query = { shop: '1', app_key: 'k', sign: 'x', size: 5, none: undefined };
  expect(sortedParameters(query, ['sign'])).toBe('app_keykshop1size5');
  // The test case of RFC 4231, 4.3.
  expect(hmacSha256('Jefe', 'what do ya want for nothing?')).toBe(
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  );
});

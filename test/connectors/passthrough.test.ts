/** What a connector asks for itself is answered alike when a user words it: so its passthrough signs as it does. */
import { describe, expect, test } from 'vitest';
import { connectors } from '../../src/connectors/index.ts';
import { Terminal } from '../../src/connectors/kit/errors.ts';
import type { SourceRequest } from '../../src/connectors/kit/http.ts';
import type { Connector, Context } from '../../src/connectors/kit/manifest.ts';
import type { PassedRequest } from '../../src/connectors/kit/passthrough.ts';
import { placedAt } from '../../src/connectors/kit/place.ts';
import { SIMULATORS } from '../../src/connectors/simulators.ts';
import { connectorContext } from '../support/connector-context.ts';

const NOW = new Date('2026-03-03T12:00:00Z');
const ALL = connectors({ sandboxUrl: 'http://127.0.0.1:1' });
const WITH = ALL.filter(({ passthrough }) => passthrough);

const asked = (more: Partial<PassedRequest> = {}): PassedRequest => ({
  method: 'GET',
  path: '/',
  query: {},
  headers: {},
  ...more,
});

test('only those with SOAP or files pass nothing through', () => {
  const without = ALL.filter(({ passthrough }) => !passthrough);
  expect(without.filter(({ inbox }) => !inbox).map(({ name }) => name)).toEqual(['bergen']);
});

describe.each(WITH.map((one) => [`${one.type} ${one.name}`, one] as const))('%s', (_, connector) => {
  test('is answered as the connector is', async () => {
    const simulator = await SIMULATORS[connector.name]!({
      seed: 1,
      clock: hurried(),
      perDay: 1,
      type: connector.type,
    });
    try {
      const placed = placedAt(connector, simulator.url!);
      const { context, sent } = await signedIn(placed, simulator.credentials);
      await placed.check(context);
      const own = sent.at(-1)!;
      const { sign } = placed.passthrough!;
      const said = sign(context, asked());
      const root = said.url.slice(0, -1);
      expect(own.url.startsWith(`${root}/`), `${own.url} is below ${root}`).toBe(true);
      const passed = sign(
        context,
        asked({
          method: own.method ?? 'GET',
          path: own.url.slice(root.length),
          query: plain(own),
          ...body(own),
        }),
      );
      const answer = await context.http.send(passed);
      expect(answer.status, answer.text).toBe(200);
      const bare = await context.http.send({
        ...passed,
        headers: {},
        query: {},
        ...(passed.json !== undefined && { json: {} }),
      });
      expect(bare.text).not.toBe(answer.text);
    } finally {
      await simulator.close();
    }
  });

  test('never leads away', () => {
    const placed = placedAt(connector, 'http://127.0.0.1:1/below');
    const context = { ...connectorContext(placed.baseUrl, {}, { now: () => NOW }), urls: placed.urls ?? {} };
    const credentials = { company: 'acme', environment: 'app', customer_id: '1', region: 'na' };
    const session = { server: 'http://127.0.0.1:1/below', region: 'eu' };
    const sign = (path: string) =>
      placed.passthrough!.sign({ ...context, credentials, session }, asked({ path }));
    for (const path of ['/../x', '/%2E%2e/x', '/a/../../../x', '/\\../../x'])
      expect(() => sign(path), path).toThrow(Terminal);
    for (const path of [
      '//evil.example.com',
      '@evil.example.com',
      ':80@evil.example.com/',
      '.evil.example.com',
    ])
      expect(sign(path).url, path).toMatch(/^http:\/\/127\.0\.0\.1:1\/below\//);
  });
});

/** Ten seconds between two looks: of no account is more asked than it may be. */
function hurried(): () => Date {
  let at = NOW.getTime();
  return () => {
    at += 10_000;
    return new Date(at);
  };
}

/** A context that is signed in, and the requests that go through it. */
async function signedIn(connector: Connector, credentials: Readonly<Record<string, string>>) {
  const sent: SourceRequest[] = [];
  const bare = connectorContext(connector.baseUrl, credentials, { now: () => NOW });
  const noted: Context = {
    ...bare,
    urls: connector.urls ?? {},
    http: {
      ...bare.http,
      send: (ask) => bare.http.send(note(ask)),
      json: (ask) => bare.http.json(note(ask)),
      file: (ask) => bare.http.file(note(ask)),
    },
  };
  function note(ask: SourceRequest): SourceRequest {
    sent.push(ask);
    return ask;
  }
  const session = (await connector.signIn?.(noted, null))?.values ?? {};
  return { context: { ...noted, session }, sent };
}

/** The parameters of a connector's own request, without those that sign it. */
function plain({ query = {} }: SourceRequest): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) =>
      value === undefined || /^(sign|timestamp|app_key)$/.test(name) ? [] : [[name, String(value)]],
    ),
  );
}

function body({ json, text }: SourceRequest): Pick<PassedRequest, 'json'> {
  if (json !== undefined) return { json };
  return text ? { json: JSON.parse(text.body) } : {};
}

import { connect as openSocket } from 'node:net';
import { Readable } from 'node:stream';
import { Agent, request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gate } from '../files/ground.ts';
import { ledger } from '../files/ledger-carrier.ts';
import { type FilesServer, filesServer } from '../files/server.ts';

const MB = 1024 * 1024;
const FILES = '/carrier/files';
const CSV = { 'content-type': 'text/csv' };

describe('files of carriers', () => {
  let server: FilesServer;
  beforeAll(async () => {
    server = await filesServer();
  });
  afterAll(() => server.end());

  const send = (token: string, name: string, raw: string, headers: Record<string, string> = CSV) =>
    server.client.post(`${FILES}?file_name=${encodeURIComponent(name)}`, { token, raw, headers });
  const rows = async (sql: string, values: unknown[] = []) => (await server.pool.query(sql, values)).rows;
  const stored = async (connectionId: string) =>
    (
      await rows(
        `SELECT (SELECT count(*)::integer FROM file WHERE connection_id = $1) AS files,
                (SELECT count(*)::integer FROM file_part WHERE connection_id = $1) AS parts`,
        [connectionId],
      )
    )[0];

  describe('POST /carrier/files', () => {
    it('200: takes the file in, says what it found and begins a sync', async () => {
      const { id, token } = await server.connect();
      await server.pool.query("UPDATE run SET status = 'completed' WHERE connection_id = $1", [id]);
      const text = `${ledger('a', '2026-03-01')}WARN\n`;
      const before = Date.now();
      const { status, body } = await send(token, 'Rechnung März.csv', text);
      expect(status).toBe(200);
      expect(body).toEqual({
        data: {
          id: expect.stringMatching(/^[0-9a-f-]{36}$/),
          file_name: 'Rechnung März.csv',
          filename: 'Rechnung März.csv',
          file_type: 'csv',
          generated_time: expect.any(String),
          download_url: expect.stringContaining(`${server.url}/`),
          download_url_expires_at: expect.any(String),
          size: Buffer.byteLength(text),
          warnings: ['The sums do not add up.'],
          problem: null,
        },
        already: false,
      });
      expect(Date.parse(body.data.generated_time)).toBeGreaterThanOrEqual(before);
      const open = await rows("SELECT kind FROM run WHERE connection_id = $1 AND status = 'open'", [id]);
      expect(open).toEqual([{ kind: 'manual' }]);
    });

    it.each([
      ['application/octet-stream', { 'content-type': 'application/octet-stream' }],
      ['a browser’s own', { 'content-type': 'application/vnd.ms-excel' }],
    ])('200: with %s', async (_what, headers) => {
      const { token } = await server.connect();
      const { status } = await send(token, 'a.csv', ledger('a', '2026-03-01'), headers);
      expect(status).toBe(200);
    });

    it('200: with no content type', async () => {
      const { token } = await server.connect();
      const { statusCode, body } = await request(`${server.url}${FILES}?file_name=a.csv`, {
        method: 'POST',
        headers: { 'x-trackstar-api-key': server.ours.key, 'x-trackstar-access-token': token },
        body: Buffer.from(ledger('a', '2026-03-01')),
      });
      await body.dump();
      expect(statusCode).toBe(200);
    });

    it('200: the same file again, also while a sync of it is under way', async () => {
      const { id, token } = await server.connect();
      const one = await send(token, 'a.csv', ledger('a', '2026-03-01'));
      const two = await send(token, 'again.csv', ledger('a', '2026-03-01'));
      expect([one.body.already, two.body.already]).toEqual([false, true]);
      expect([two.body.data.id, two.body.data.file_name]).toEqual([one.body.data.id, 'a.csv']);
      expect(await stored(id)).toEqual({ files: 1, parts: 1 });
    });

    it('200: the same and others at once', async () => {
      const { id, token } = await server.connect();
      const sent = await Promise.all(
        ['a', 'b', 'a', 'c', 'a'].map((name) => send(token, name, ledger(name, '2026-03-01'))),
      );
      expect(sent.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
      expect(sent.filter(({ body }) => body.already).length).toBe(2);
      expect(await stored(id)).toEqual({ files: 3, parts: 3 });
    });

    it('200: a large file, of which never more is taken from the client than can be stored', async () => {
      const { id, token } = await server.connect();
      const size = 32 * MB;
      let pulled = 0;
      const locked = gate();
      async function* body() {
        yield Buffer.from('LEDGER\na,2026-03-01,1\n#');
        for (const part = Buffer.alloc(MB, 'x'); pulled < size; pulled += part.length) {
          if (pulled === 2 * MB) await locked.passed;
          yield part;
        }
      }
      const sending = request(`${server.url}${FILES}?file_name=large.csv`, {
        method: 'POST',
        headers: { ...CSV, 'x-trackstar-api-key': server.ours.key, 'x-trackstar-access-token': token },
        body: Readable.from(body()),
      });
      await expect.poll(async () => (await stored(id)).parts).toBe(2);
      const holder = await server.pool.connect();
      await holder.query('SET idle_in_transaction_session_timeout = 0');
      await holder.query('BEGIN');
      await holder.query('SELECT 1 FROM connection_state WHERE connection_id = $1 FOR UPDATE', [id]);
      locked.open();
      // Nothing can be stored: the client gets rid of what sockets hold, and then has to wait.
      let last = -1;
      await expect
        .poll(
          () => {
            const waits = pulled > 2 * MB && pulled === last;
            last = pulled;
            return waits;
          },
          { interval: 250, timeout: 6000 },
        )
        .toBe(true);
      expect(pulled).toBeLessThan(size / 2);
      await holder.query('ROLLBACK');
      holder.release(true);
      const { statusCode, body: answer } = await sending;
      expect(statusCode).toBe(200);
      const { data } = (await answer.json()) as { data: { size: number; download_url: string } };
      expect(data.size).toBe(pulled + 23);
      const download = await fetch(data.download_url);
      expect((await download.arrayBuffer()).byteLength).toBe(data.size);
    }, 60_000);

    it('leaves nothing of an upload whose client goes away', async () => {
      const { id, token } = await server.connect();
      const socket = openSocket(Number(new URL(server.url).port), '127.0.0.1');
      socket.write(
        [
          `POST ${FILES}?file_name=a.csv HTTP/1.1`,
          'host: x',
          `x-trackstar-api-key: ${server.ours.key}`,
          `x-trackstar-access-token: ${token}`,
          'content-type: text/csv',
          'content-length: 50000000',
          '',
          'LEDGER',
        ].join('\r\n'),
      );
      socket.write(Buffer.alloc(3 * MB));
      await expect.poll(async () => (await stored(id)).parts).toBe(3);
      socket.destroy();
      await expect.poll(() => stored(id)).toEqual({ files: 0, parts: 0 });
      expect(server.logged.filter((line) => /"level":[456]0/.test(line))).toEqual([]);
    });

    it('400: a connection that reads a folder', async () => {
      const { id, token } = await server.connect(server.ours, 'ledger', {
        source_type: 'folder',
        folder: 'in',
      });
      const { status, body } = await send(token, 'a.csv', ledger('a', '2026-03-01'));
      expect([status, body.code]).toEqual([400, 'bad_request']);
      expect(body.error).toContain('collects its files from a folder');
      expect(await stored(id)).toEqual({ files: 0, parts: 0 });
    });

    it('401 and 403, before anything is read', async () => {
      const { token } = await server.connect();
      expect((await server.client.post(`${FILES}?file_name=a`, { raw: 'x', headers: CSV })).status).toBe(401);
      await server.pool.query("UPDATE api_key SET access = 'read_only' WHERE organization_id = $1", [
        server.theirs.id,
      ]);
      const theirs = await server.connect(server.theirs);
      const ask = { key: server.theirs.key, raw: 'x', headers: CSV };
      expect((await server.client.post(`${FILES}?file_name=a`, { ...ask, token: theirs.token })).status).toBe(
        403,
      );
      expect((await server.client.post(`${FILES}?file_name=a`, { ...ask, token })).status).toBe(401);
    });

    it('413: what says beforehand that it is larger than 256 MB is not waited for', async () => {
      const { token } = await server.connect();
      const socket = openSocket(Number(new URL(server.url).port), '127.0.0.1');
      const answered = new Promise<string>((resolve) =>
        socket.once('data', (bytes) => resolve(String(bytes))),
      );
      socket.write(
        [
          `POST ${FILES}?file_name=a.csv HTTP/1.1`,
          'host: x',
          `x-trackstar-api-key: ${server.ours.key}`,
          `x-trackstar-access-token: ${token}`,
          `content-length: ${256 * MB + 1}`,
          '',
          '',
        ].join('\r\n'),
      );
      const answer = await answered;
      socket.destroy();
      expect(answer).toMatch(/^HTTP\/1.1 413 /);
      expect(answer).toContain('larger than 256 MB');
    });

    it.each([
      ['JSON', { 'content-type': 'application/json' }],
      ['JSON by another name', { 'content-type': 'application/ld+json; charset=utf-8' }],
      ['what is compressed', { ...CSV, 'content-encoding': 'gzip' }],
    ])('415: %s', async (_what, headers) => {
      const { token } = await server.connect();
      const { status, body } = await send(token, 'a.csv', '{}', headers as Record<string, string>);
      expect([status, body.code]).toEqual([415, 'unsupported_media_type']);
    });

    it('422: a file of something else, in the words of the connector, and nothing of it stored', async () => {
      const { id, token } = await server.connect();
      const { status, body } = await send(token, 'odd.csv', `something else${'x'.repeat(3 * MB)}`);
      expect([status, body.code]).toEqual([422, 'invalid']);
      const sentence = 'The file does not begin with LEDGER and a charge.';
      expect(body.error).toBe(`odd.csv: ${sentence}`);
      expect(body.detail).toEqual({ body: { file: [sentence] } });
      expect(await stored(id)).toEqual({ files: 0, parts: 0 });
    });

    it('422: no body', async () => {
      const { token } = await server.connect();
      const { status, body } = await server.client.post(`${FILES}?file_name=a.csv`, { token });
      expect([status, body.detail.body.file]).toEqual([422, ['The file is empty.']]);
    });

    it.each(['', '.', '..', ' ', 'a/b.csv', 'a\\b.csv', 'a\0.csv', 'a\r\nb.csv', 'x'.repeat(256)])(
      '422: the file name %j',
      async (name) => {
        const { token } = await server.connect();
        const { status, body } = await send(token, name, ledger('a', '2026-03-01'));
        expect([status, Object.keys(body.detail.query)]).toEqual([422, ['file_name']]);
      },
    );

    it('422: no file name, and an unknown parameter', async () => {
      const { token } = await server.connect();
      const { status, body } = await server.client.post(`${FILES}?name=a`, { token, raw: 'x', headers: CSV });
      expect([status, Object.keys(body.detail.query).sort()]).toEqual([422, ['file_name', 'name']]);
    });

    it.each(['silent', 'acme'])('501: a connection to %s', async (name) => {
      const { token } = await server.connect(server.ours, name);
      const { status, body } = await send(token, 'a.csv', 'x');
      expect([status, body.code]).toEqual([501, 'not_implemented']);
      expect(body.error).toMatch(/^Endpoint upload_file is not implemented for /);
    });
  });

  describe('GET /carrier/files', () => {
    let owner: { id: string; token: string };
    beforeAll(async () => {
      owner = await server.connect();
      for (const [name, hoursAgo] of [
        ['old', 30],
        ['a', 20],
        ['b', 10],
        ['c', 0],
      ] as const) {
        server.clock.ahead = -hoursAgo * 3_600_000;
        // What was asked of the source meanwhile would otherwise push a file that comes in the past ahead of itself.
        await server.pool.query("UPDATE connection_state SET newest_as_of = '-infinity'");
        await send(owner.token, `${name}.csv`, ledger(name, '2025-01-01'));
      }
      server.clock.ahead = 0;
    });
    const list = async (query = '', token = owner.token) => server.client.get(`${FILES}${query}`, { token });
    const names = async (query = '') =>
      (await list(query)).body.data.map((one: { file_name: string }) => one.file_name);
    const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

    it('200: those of the last day, unless asked otherwise', async () => {
      expect(await names()).toEqual(['a.csv', 'b.csv', 'c.csv']);
      expect(await names(`?start_time=${ago(40)}`)).toEqual(['old.csv', 'a.csv', 'b.csv', 'c.csv']);
      expect(await names(`?start_time=${ago(40)}&end_time=${ago(5)}`)).toEqual(['old.csv', 'a.csv', 'b.csv']);
      expect(await names(`?end_time=${ago(15)}`)).toEqual(['a.csv']);
    });

    it('200: from the very instant of one to just before that of another', async () => {
      const [a, , c] = (await list()).body.data.map((one: { generated_time: string }) => one.generated_time);
      expect(await names(`?start_time=${a}&end_time=${c}`)).toEqual(['a.csv', 'b.csv']);
    });

    it('200: by kind and name', async () => {
      expect(await names('?file_type=pdf')).toEqual([]);
      expect(await names('?file_type=csv&file_name=b.csv')).toEqual(['b.csv']);
    });

    it('200: page by page', async () => {
      const seen: string[] = [];
      let token: string | null = null;
      do {
        const { body } = await list(`?limit=2${token ? `&page_token=${token}` : ''}`);
        expect(body.total_count).toBe(body.data.length);
        seen.push(...body.data.map((one: { file_name: string }) => one.file_name));
        token = body.next_token;
      } while (token);
      expect(seen).toEqual(['a.csv', 'b.csv', 'c.csv']);
    });

    it('200: the links are on the host that was asked, as a proxy in front of it says', async () => {
      const link = async (headers: Record<string, string>) =>
        new URL((await server.client.get(FILES, { token: owner.token, headers })).body.data[0].download_url)
          .origin;
      expect(await link({})).toBe(server.url);
      expect(await link({ 'x-forwarded-proto': 'https', 'x-forwarded-host': 'api.example.com' })).toBe(
        'https://api.example.com',
      );
      expect(await link({ 'x-forwarded-proto': 'javascript', 'x-forwarded-host': 'a/b' })).toBe(server.url);
    });

    it('200: empty for a carrier that sends none; 501 for a warehouse', async () => {
      const silent = await server.connect(server.ours, 'silent');
      expect((await list('', silent.token)).body).toEqual({ data: [], next_token: null, total_count: 0 });
      const warehouse = await server.connect(server.ours, 'acme');
      expect((await list('', warehouse.token)).status).toBe(501);
      expect((await list('/x', warehouse.token)).status).toBe(501);
    });

    it.each([
      ['?limit=0', 'limit'],
      ['?limit=1001', 'limit'],
      ['?start_time=yesterday', 'start_time'],
      ['?end_time=2026-02-30T00:00:00Z', 'end_time'],
      ['?page_token=x', 'page_token'],
      ['?file_name=a%00', 'file_name'],
      ['?nothing=x', 'nothing'],
    ])('422: %s', async (query, field) => {
      const { status, body } = await list(query);
      expect([status, Object.keys(body.detail.query)]).toEqual([422, [field]]);
    });

    it('GET /carrier/files/{file_id}: 200, and 404 for one that is not there', async () => {
      const [first] = (await list()).body.data;
      const { status, body } = await server.client.get(`${FILES}/${first.id}`, { token: owner.token });
      expect(status).toBe(200);
      const { download_url: _, download_url_expires_at: __, ...facts } = first;
      expect(body.data).toMatchObject(facts);
      for (const id of ['x', '019a0000-0000-7000-8000-000000000000']) {
        const none = await server.client.get(`${FILES}/${id}`, { token: owner.token });
        expect([none.status, none.body.id]).toEqual([404, id]);
      }
    });
  });

  describe('the link to a file', () => {
    let owner: { id: string; token: string };
    let link: string;
    const text = ledger('a', '2026-03-01');
    beforeAll(async () => {
      owner = await server.connect();
      const { body } = await send(owner.token, 'Ünïcode "x"; y.csv', text);
      link = body.data.download_url;
    });

    it('200: the bytes, without any header, to be saved and never to be run', async () => {
      const answer = await fetch(link);
      expect([answer.status, await answer.text()]).toEqual([200, text]);
      const { headers } = answer;
      expect(Object.fromEntries(headers)).toMatchObject({
        'content-type': 'text/csv',
        'content-length': String(text.length),
        'content-disposition': `attachment; filename="_n_code _x__ y.csv"; filename*=UTF-8''%C3%9Cn%C3%AFcode%20%22x%22%3B%20y.csv`,
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      });
      const head = await fetch(link, { method: 'HEAD' });
      expect([head.status, head.headers.get('content-length')]).toEqual([200, String(text.length)]);
    });

    it('404: after twenty minutes, and as soon as it is altered', async () => {
      server.clock.ahead = 20 * 60_000 - 1000 - 60_000;
      expect((await fetch(link)).status).toBe(200);
      server.clock.ahead = 20 * 60_000;
      const late = await fetch(link);
      expect([late.status, ((await late.json()) as { code: string }).code]).toEqual([404, 'not_found']);
      server.clock.ahead = 0;
      const sealed = link.split('/').at(-1)!;
      for (const at of [0, 5, 15, 40, 60, sealed.length - 3]) {
        const altered = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`;
        expect([at, (await fetch(link.replace(sealed, altered))).status]).toEqual([at, 404]);
      }
      expect((await fetch(link)).status).toBe(200);
    });

    it('404: something else that was sealed here', async () => {
      const base = link.slice(0, link.lastIndexOf('/'));
      const next = server.sealer.seal(
        `page-token:${owner.id}:carrier_file`,
        JSON.stringify([owner.id, 'x', Number.MAX_SAFE_INTEGER]),
      );
      const [{ sealed_access_token: sealed }] = await rows(
        'SELECT sealed_access_token FROM connection WHERE connection_id = $1',
        [owner.id],
      );
      for (const wrong of [next, sealed, 'x', server.sealer.seal('file-link', '{}')])
        expect((await fetch(`${base}/${wrong}`)).status).toBe(404);
    });

    it('404: a file that is gone', async () => {
      const made = await send(owner.token, 'b.csv', ledger('b', '2026-03-01'));
      await server.pool.query('DELETE FROM file WHERE file_id = $1', [made.body.data.id]);
      expect((await fetch(made.body.data.download_url)).status).toBe(404);
    });

    it('404: a file of a connection that was deleted a moment ago', async () => {
      const { token } = await server.connect();
      const made = await send(token, 'c.csv', ledger('c', '2026-03-01'));
      expect((await fetch(made.body.data.download_url)).status).toBe(200);
      expect((await server.client.send('DELETE', '/connections', { token })).status).toBe(200);
      expect((await fetch(made.body.data.download_url)).status).toBe(404);
    });

    it('is never logged', async () => {
      await fetch(link);
      await fetch(`${link}x`);
      const log = server.logged.join('\n');
      expect(log).toContain('/carrier/file-downloads/:link');
      expect(log).not.toContain(link.split('/').at(-1)!.slice(0, 40));
      expect(log).not.toContain('nïcode');
    });

    it('a client that takes nothing of a large file keeps no database session', async () => {
      const { body } = await send(owner.token, 'large.csv', `${text}#${'x'.repeat(12 * MB)}`);
      const agent = new Agent({ connections: 1 });
      const { body: bytes } = await request(body.data.download_url, { dispatcher: agent });
      await expect.poll(() => server.pool.totalCount - server.pool.idleCount).toBe(0);
      await bytes.dump({ limit: 1 }).catch(() => {});
      await agent.destroy();
    });
  });

  // Promise 13.
  describe('walls', () => {
    it('nobody reaches a file, a list or a page of another connection or organization', async () => {
      const mine = await server.connect();
      const sibling = await server.connect();
      for (const name of ['a', 'b']) await send(mine.token, `${name}.csv`, ledger(name, '2026-03-01'));
      const { body } = await server.client.get(`${FILES}?limit=1`, { token: mine.token });
      const [file] = body.data;
      const page = `${FILES}?limit=1&page_token=${body.next_token}`;
      expect((await server.client.get(page, { token: mine.token })).body.data[0].file_name).toBe('b.csv');

      const one = await server.client.get(`${FILES}/${file.id}`, { token: sibling.token });
      expect([one.status, one.body.id]).toEqual([404, file.id]);
      expect((await server.client.get(FILES, { token: sibling.token })).body.data).toEqual([]);
      expect((await server.client.get(page, { token: sibling.token })).status).toBe(422);
      expect((await server.client.get('/connections?page_token=x', {})).status).toBe(422);

      const foreign = await server.connect(server.theirs);
      const key = server.theirs.key;
      expect((await server.client.get(`${FILES}/${file.id}`, { token: mine.token, key })).status).toBe(401);
      expect((await server.client.get(`${FILES}/${file.id}`, { token: foreign.token, key })).status).toBe(
        404,
      );
      expect((await server.client.get(page, { token: foreign.token, key })).status).toBe(422);
      const same = await send(sibling.token, 'a.csv', ledger('a', '2026-03-01'));
      expect(same.body.already).toBe(false);
      expect(same.body.data.id).not.toBe(file.id);
    });
  });
});

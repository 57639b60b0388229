import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from './world.ts';

describe('the dashboard below /app/', () => {
  let world: World;
  const parent = mkdtempSync(join(tmpdir(), 'backhaul-dashboard-'));
  const folder = join(parent, 'dist');
  const page = (text: string) => `<!doctype html><title>${text}</title>`;
  const script = 'export const a = 1;\n'.repeat(100);
  const build = (text: string) => {
    const draft = join(parent, `draft-${text}`);
    mkdirSync(join(draft, 'assets'), { recursive: true });
    writeFileSync(join(draft, 'index.html'), page(text));
    writeFileSync(join(draft, 'icon.svg'), '<svg/>');
    writeFileSync(join(draft, 'assets', `app-${text}.js`), script);
    rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
  };
  beforeAll(async () => {
    writeFileSync(join(parent, 'secret.txt'), 'not yours');
    world = await makeWorld({ dashboardFolder: folder });
  });
  afterAll(async () => {
    await world.end();
    rmSync(parent, { recursive: true });
  });

  /** As it is on the wire: fetch would unpack it, and tidy the address. */
  function raw(path: string, headers: Record<string, string> = {}) {
    const { hostname, port } = new URL(world.url);
    return new Promise<{ status: number; headers: Record<string, unknown>; bytes: Buffer }>(
      (done, failed) => {
        request({ hostname, port, path, headers }, (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part) => parts.push(part));
          response.on('end', () =>
            done({ status: response.statusCode!, headers: response.headers, bytes: Buffer.concat(parts) }),
          );
        })
          .on('error', failed)
          .end();
      },
    );
  }

  it('says how to build it where it is not, and is there once it is', async () => {
    const missing = await raw('/app/');
    expect([missing.status, missing.headers['cache-control']]).toEqual([503, 'no-store']);
    expect(missing.bytes.toString()).toContain('node scripts/build-web.mjs');
    build('one');
    expect((await raw('/app/')).bytes.toString()).toBe(page('one'));
  });

  it('is where / leads, and its own addresses lead to it', async () => {
    for (const path of ['/', '/app']) {
      const { status, headers } = await raw(path);
      expect([status, headers.location]).toEqual([302, '/app/']);
    }
    for (const path of ['/app/', '/app/index.html', '/app/connections/x/coverage?zoom=day', '/app/sign-in']) {
      const { status, headers, bytes } = await raw(path);
      expect([path, status, headers['cache-control'], bytes.toString()]).toEqual([
        path,
        200,
        'no-cache',
        page('one'),
      ]);
    }
    expect((await world.client.get('/appendix', { key: null })).status).toBe(404);
    expect((await world.client.post('/app/', { key: null })).status).toBe(405);
  });

  it('keeps what has its digest in its name for good, and nothing else', async () => {
    const asset = await raw('/app/assets/app-one.js');
    expect([asset.status, asset.headers['content-type'], asset.headers['cache-control']]).toEqual([
      200,
      'text/javascript; charset=utf-8',
      'public, max-age=31536000, immutable',
    ]);
    expect((await raw('/app/icon.svg')).headers['cache-control']).toBe('no-cache');
    const gone = await world.client.get('/app/assets/app-old.js', { key: null });
    expect([gone.status, gone.body.code]).toEqual([404, 'not_found']);
  });

  it('is packed the way the client takes it', async () => {
    const path = '/app/assets/app-one.js';
    for (const [accepted, encoding, unpack] of [
      ['gzip, deflate, br', 'br', brotliDecompressSync],
      ['br;q=0, gzip', 'gzip', gunzipSync],
      ['identity', undefined, (bytes: Buffer) => bytes],
    ] as const) {
      const { headers, bytes } = await raw(path, { 'accept-encoding': accepted });
      expect([headers['content-encoding'], headers.vary]).toEqual([encoding, 'accept-encoding']);
      expect(unpack(bytes).toString()).toBe(script);
      expect(bytes.length).toBe(Number(headers['content-length']));
    }
  });

  it('lets no page of it load or run anything from elsewhere, and nobody frame it', async () => {
    for (const path of ['/app/', '/app/assets/app-one.js', '/']) {
      const { headers } = await raw(path);
      const policy = String(headers['content-security-policy']).split('; ');
      expect(policy).toEqual(expect.arrayContaining(["default-src 'self'", "frame-ancestors 'none'"]));
      expect(policy.join()).not.toMatch(/script-src|https?:|\*/);
      expect([headers['x-content-type-options'], headers['referrer-policy']]).toEqual([
        'nosniff',
        'no-referrer',
      ]);
    }
  });

  it('leads nowhere out of its folder', async () => {
    for (const path of [
      '/app/../secret.txt',
      '/app/%2e%2e/secret.txt',
      '/app/..%2fsecret.txt',
      '/app/assets/../../secret.txt',
      `/app/${parent}/secret.txt`,
    ]) {
      const { bytes } = await raw(path);
      expect([path, bytes.toString().includes('not yours')]).toEqual([path, false]);
    }
  });

  it('takes up a newer build without being started again', async () => {
    build('two');
    expect((await raw('/app/')).bytes.toString()).toBe(page('two'));
    expect((await raw('/app/assets/app-two.js')).status).toBe(200);
    expect((await raw('/app/assets/app-one.js')).status).toBe(404);
  });
});

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWorld, type World } from './world.ts';

const SCRIPT = join(import.meta.dirname, '../../web/public/link.js');

describe('the page below /link/', () => {
  let world: World;
  const parent = mkdtempSync(join(tmpdir(), 'backhaul-link-'));
  const folder = join(parent, 'dist');
  beforeAll(async () => {
    world = await makeWorld({ dashboardFolder: folder });
  });
  afterAll(async () => {
    await world.end();
    rmSync(parent, { recursive: true });
  });
  const get = (path: string) => world.client.get(path, { key: null });

  it('says how to build it where it is not, and is there once it is', async () => {
    const missing = await get('/link/');
    expect([missing.status, missing.body.error]).toEqual([503, expect.stringContaining('build-web.mjs')]);
    mkdirSync(folder);
    writeFileSync(join(folder, 'link.html'), '<!doctype html><title>link</title>');
    writeFileSync(join(folder, 'link.js'), readFileSync(SCRIPT));
    writeFileSync(join(folder, 'index.html'), '<!doctype html><title>dashboard</title>');
    for (const path of ['/link/', '/link/callback?code=x&state=y']) {
      const { status, text, headers } = await get(path);
      expect([status, text]).toEqual([200, '<!doctype html><title>link</title>']);
      expect(headers.get('content-security-policy')).toContain("default-src 'self'");
      expect(headers.get('content-security-policy')).toContain('frame-ancestors *');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    }
    const { status, headers } = await get('/link');
    expect([status, headers.get('location')]).toEqual([302, '/link/']);
  });

  it('nothing else may be framed', async () => {
    expect((await get('/app/')).headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  it('the script is small, loads nothing, and may be loaded by other sites', async () => {
    const { status, text, headers } = await get('/link/link.js');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8']);
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(text.length).toBeLessThan(5000);
    expect(text).not.toMatch(/\bimport\b/);
  });

  it('what a vendor sends back is in no log', async () => {
    await get('/link/callback?code=secret-code&state=secret-state');
    expect(world.logged.join('')).not.toMatch(/secret-(code|state)/);
  });
});

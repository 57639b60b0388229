import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HERE } from '../test/api/receiver.ts';
import { until } from '../test/cli/processes.ts';
import { dashboard, type Look } from '../test/dashboard/support/browser.ts';
import { pagesOf, type Shown, walkTo } from '../test/dashboard/support/pages.ts';
import { type Lively, makeLively, startVendors } from './screenshots/lively.ts';
import { smaller } from './screenshots/smaller.ts';

const FOLDER = join(import.meta.dirname, '..', 'docs', 'screenshots');
const MOST_BYTES = 200_000;
const WINDOW = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
/** Pages of which more is worth seeing than the window holds, and how high they are drawn. */
const TALL: Record<string, number> = {
  'connection-coverage': 1000,
  'connection-coverage-gap': 1240,
  'job-open': 1010,
  endpoint: 1000,
};
const ON_A_PHONE = ['home', 'job-open', 'connection-coverage'];
/** Pages of which others show all that there is to see. */
const LEFT_OUT = ['nowhere', 'choose-connection', 'job', 'connection-jobs', 'connection-records'];
/** The names of those that are to be drawn, where not all are; the others stay as they are. */
const ONLY = process.env.ONLY?.split(',');

const vendors = await startVendors();
const world = dashboard({
  env: { BACKHAUL_WEBHOOK_ALLOW: HERE.join(','), BACKHAUL_SOURCE_URLS: vendors.sourceUrls },
});
let lively: Lively;
beforeAll(async () => {
  if (!ONLY) rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  lively = await makeLively(world().here, vendors);
}, 600_000);
afterAll(async () => {
  await lively?.close();
  await vendors.close();
});

test.each<Look>([{ theme: 'light' }, { theme: 'dark' }])('each page, $theme', async (look) => {
  const page = await world().signedIn({ role: 'owner', ...look });
  const quiet = whenQuiet(page);
  for (const shown of pages()) {
    await page.setViewportSize({ ...WINDOW, height: TALL[shown.name] ?? WINDOW.height });
    await draw(page, shown, `${shown.name}-${look.theme}`, quiet);
  }
});

test('some on a phone', async () => {
  const page = await world().signedIn({ role: 'owner', theme: 'light', phone: true });
  const quiet = whenQuiet(page);
  await page.setViewportSize(PHONE);
  for (const shown of pages().filter(({ name }) => ON_A_PHONE.includes(name)))
    await draw(page, shown, `${shown.name}-phone`, quiet);
});

/** The job that is under way comes first: it goes on meanwhile. */
function pages(): Shown[] {
  const { something, openJob } = lively;
  const all = pagesOf(something)
    .filter(({ name }) => !LEFT_OUT.includes(name))
    .map((shown) =>
      shown.name === 'data' ? { ...shown, address: `/data?connection=${something.connectionId}` } : shown,
    );
  return [{ name: 'job-open', address: openJob, title: 'Orders' }, ...all].filter(
    ({ name }) => ONLY?.includes(name) ?? true,
  );
}

async function draw(page: Page, shown: Shown, name: string, quiet: () => Promise<void>): Promise<void> {
  await walkTo(page, shown);
  await quiet();
  await page.mouse.move(WINDOW.width - 4, WINDOW.height - 4);
  await page.evaluate('document.activeElement?.blur(); scrollTo(0, 0)');
  if (shown.name === 'job-put-aside')
    await page.evaluate(
      'scrollTo(0, document.querySelector(`[aria-label="Parts of the job"]`).offsetTop - 70)',
    );
  // Charts measure themselves, and what slides in has arrived.
  await page.evaluate(
    'document.fonts.ready.then(() => Promise.all(document.getAnimations().map(({ effect, finished }) => effect.getComputedTiming().iterations === Infinity ? 0 : finished.catch(() => 0))))',
  );
  await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
  const picture = smaller(await page.screenshot());
  expect(picture.length, name).toBeLessThan(MOST_BYTES);
  writeFileSync(join(FOLDER, `${name}.png`), picture);
}

/** Waits until everything that a page has asked for is there, but for what never ends. */
function whenQuiet(page: Page): () => Promise<void> {
  const asked = new Set<unknown>();
  page.on('request', (request) => {
    if (!request.url().endsWith('/stream')) asked.add(request);
  });
  page.on('requestfinished', (request) => asked.delete(request));
  page.on('requestfailed', (request) => asked.delete(request));
  return () => until(async () => asked.size === 0);
}

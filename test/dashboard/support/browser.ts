import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { type run, run as runCommand, servedInstallation } from '../../cli/served.ts';

/** Where Debian and others put it; playwright-core brings none. */
const PLACES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
];
const CHROMIUM = PLACES.find((place) => place && existsSync(place));

/** For `describe.skipIf`: the tests say what they miss. */
export const NO_BROWSER = CHROMIUM === undefined;

type Installation = Awaited<ReturnType<typeof servedInstallation>>;
type Theme = 'light' | 'dark';

/** What a test sees: the installation, and pages of people who are signed in. */
export interface Dashboard {
  readonly here: Installation;
  /** A browser of its own for somebody of this role. What goes wrong in its pages fails the test. */
  signedIn(options?: {
    role?: 'owner' | 'operator' | 'viewer';
    theme?: Theme;
    phone?: boolean;
  }): Promise<Page>;
  /** Of a page: refusals that are expected, by the end of their address. */
  expects(page: Page, ...refusals: RegExp[]): void;
}

/** A server, a vendor and a browser for all tests of a file. */
export function dashboard(knobs: Parameters<typeof servedInstallation>[0] = {}): () => Dashboard {
  const cleanUps: (() => void | Promise<void>)[] = [];
  let here: Installation;
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  const troubles: { page: Page; text: string; url: string }[] = [];
  const expected = new Map<Page, RegExp[]>();

  beforeAll(async () => {
    here = await servedInstallation(knobs, (cleanUp) => void cleanUps.push(cleanUp));
    browser = await chromium.launch({ executablePath: CHROMIUM!, args: ['--no-sandbox'] });
  }, 240_000);
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
    const unexpected = troubles
      .splice(0)
      .filter(({ page, url }) => !expected.get(page)?.some((one) => one.test(url)));
    expect(unexpected.map(({ text }) => text)).toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    for (const cleanUp of cleanUps.toReversed()) await cleanUp();
  }, 60_000);

  return () => ({
    here,
    expects: (page, ...refusals) => void expected.set(page, refusals),
    async signedIn({ role = 'owner', theme = 'light', phone = false } = {}) {
      const context = await browser.newContext({
        colorScheme: theme,
        locale: 'en-GB',
        timezoneId: 'Europe/Berlin',
        reducedMotion: 'reduce',
        viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 900 },
      });
      context.setDefaultTimeout(30_000);
      contexts.push(context);
      const page = await context.newPage();
      const note = (text: string, url: string) => troubles.push({ page, text, url });
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning')
          note(`console ${message.type()}: ${message.text()}`, message.location().url);
      });
      page.on('pageerror', (error) => note(`page error: ${error.message}`, page.url()));
      page.on('response', (response) => {
        if (response.status() >= 400)
          note(
            `${response.request().method()} ${response.url()} answered ${response.status()}`,
            response.url(),
          );
      });
      await page.goto(await linkFor(here, role));
      await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
      return page;
    },
  });
}

/** A one-time link for somebody of a role, made as an operator of the server makes one. */
async function linkFor(here: Installation, role: string): Promise<string> {
  const email = `${role}@example.com`;
  const known = JSON.parse(await said(here, 'users', 'list')) as { data: { email: string }[] };
  const command = known.data.some((user) => user.email === email)
    ? ['users', 'link', email]
    : ['users', 'invite', email, '--role', role];
  return (JSON.parse(await said(here, ...command)) as { link: { url: string } }).link.url;
}

async function said(here: Installation, ...words: string[]): Promise<string> {
  const { code, out, err }: Awaited<ReturnType<typeof run>> = await runCommand(
    [...words, '--json'],
    here.env,
  );
  if (code !== 0) throw new Error(`backhaul ${words.join(' ')} ended with ${code}: ${err}`);
  return out;
}

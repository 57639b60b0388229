import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { AtEnd } from '../../cli/processes.ts';
import { run, servedInstallation } from '../../cli/served.ts';

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

export type Installation = Awaited<ReturnType<typeof servedInstallation>>;
type Theme = 'light' | 'dark';
export type Role = 'owner' | 'operator' | 'viewer';

/** What a test sees: the installation, and pages of people who are signed in. */
export interface Dashboard {
  readonly here: Installation;
  /** A browser of its own, where nobody is signed in. What goes wrong in its pages fails the test. */
  stranger(options?: Look): Promise<Page>;
  /** The same for somebody of this role, who is at Home. */
  signedIn(options?: Look & { role?: Role }): Promise<Page>;
  /** Of a page: addresses at which something may be refused. */
  expects(page: Page, ...refusals: RegExp[]): void;
}

/** How somebody looks at it. */
export interface Look {
  theme?: Theme;
  phone?: boolean;
}

/** Where the server is: so that pages are gone to by their address below `/app`. */
export const app = (here: Installation, path = '') => `${here.url}/app${path}`;

/** A server, a vendor and a browser for all tests of a file. */
export function dashboard({
  knobs = {},
  env = {},
}: {
  knobs?: Parameters<typeof servedInstallation>[0];
  env?: Record<string, string>;
} = {}): () => Dashboard {
  const cleanUps: (() => void | Promise<void>)[] = [];
  let here: Installation;
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  const sessions = new Map<Role, Promise<StorageState>>();
  const troubles: { page: Page; text: string; url: string }[] = [];
  const expected = new Map<Page, RegExp[]>();

  beforeAll(async () => {
    here = await servedInstallation(knobs, (cleanUp) => void cleanUps.push(cleanUp), env);
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

  async function open({ theme = 'light', phone = false }: Look, storageState?: StorageState): Promise<Page> {
    const context = await browser.newContext({
      colorScheme: theme,
      locale: 'en-GB',
      timezoneId: 'Europe/Berlin',
      reducedMotion: 'reduce',
      viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 900 },
      ...(storageState && { storageState }),
    });
    context.setDefaultTimeout(30_000);
    contexts.push(context);
    const page = await context.newPage();
    listen(page, (text, url) => troubles.push({ page, text, url }));
    return page;
  }

  /** Somebody of this role follows his link. @returns what his browser keeps of it */
  async function signInFirst(role: Role): Promise<StorageState> {
    const page = await open({});
    await page.goto(await invitationFor(here, `${role}@example.com`, role));
    await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
    return await page.context().storageState();
  }

  return () => ({
    here,
    expects: (page, ...refusals) => void expected.set(page, refusals),
    stranger: (look = {}) => open(look),
    async signedIn({ role = 'owner', ...look } = {}) {
      if (!sessions.has(role)) sessions.set(role, signInFirst(role));
      const page = await open(look, await sessions.get(role));
      await page.goto(app(here));
      await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
      return page;
    },
  });
}

type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

/** Everything that should not happen while somebody looks at a page. */
function listen(page: Page, note: (text: string, url: string) => void): void {
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      note(`console ${message.type()}: ${message.text()}`, message.location().url);
  });
  page.on('pageerror', (error) => note(`page error: ${error.message}`, page.url()));
  page.on('response', (response) => {
    if (response.status() >= 400)
      note(`${response.request().method()} ${response.url()} answered ${response.status()}`, response.url());
  });
}

/** A one-time link for somebody, made as an operator of the server makes one. */
export async function invitationFor(
  here: Installation,
  email: string,
  role: Role,
  atEnd?: AtEnd,
): Promise<string> {
  const { code, out, err } = await run(['users', 'invite', email, '--role', role, '--json'], here.env, atEnd);
  if (code !== 0) throw new Error(`Inviting ${email} ended with ${code}: ${err}`);
  return (JSON.parse(out) as { link: { url: string } }).link.url;
}

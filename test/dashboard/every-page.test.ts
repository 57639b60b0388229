import { beforeAll, describe, expect, test } from 'vitest';
import { axeProblems } from './support/axe.ts';
import { app, dashboard, type Look, NO_BROWSER } from './support/browser.ts';
import { OPENERS, pagesOf, type Shown, settled, somethingOfEverything, walkTo } from './support/pages.ts';

const MOST_BYTES = 300_000;

describe.skipIf(NO_BROWSER)('every page', () => {
  const world = dashboard();
  let pages: Shown[];
  beforeAll(async () => {
    pages = pagesOf(await somethingOfEverything(world().here));
  }, 240_000);

  test('can be read by everybody and fits, in both themes and on a phone', async () => {
    const looks: Look[] = [{ theme: 'light' }, { theme: 'dark' }, { theme: 'light', phone: true }];
    const problems = await Promise.all(looks.map(problemsOf));
    expect(problems.flat()).toEqual([]);
  }, 300_000);

  async function problemsOf(look: Look): Promise<string[]> {
    const page = await world().signedIn(look);
    const problems: string[] = [];
    for (const shown of pages) {
      await walkTo(page, shown);
      const found = await axeProblems(page);
      const { scrollWidth: content, clientWidth: window } = await page.evaluate<{
        scrollWidth: number;
        clientWidth: number;
      }>('(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }))(document.documentElement)');
      if (content > window) found.push(`it is ${content} wide, and the window ${window}`);
      problems.push(...found.map((one) => `${shown.name}, ${JSON.stringify(look)}: ${one}`));
    }
    return problems;
  }

  test('can be read, too, where something is opened on it', async () => {
    const page = await world().signedIn();
    const problems: string[] = [];
    for (const { name, opener, opened } of OPENERS) {
      await walkTo(page, pages.find((shown) => shown.name === name)!);
      await page
        .getByRole(...opener)
        .first()
        .click();
      await page.getByRole(opened).filter({ visible: true }).first().waitFor();
      const found = await axeProblems(page);
      problems.push(...found.map((one) => `${name}, ${opener[1].name}: ${one}`));
      await page.keyboard.press('Escape');
      await page.getByRole(opened).filter({ visible: true }).first().waitFor({ state: 'hidden' });
    }
    expect(problems).toEqual([]);
  });

  test('the first load of Home is small', async () => {
    const { here, signedIn } = world();
    const page = await signedIn();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
    let bytes = 0;
    devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    await page.goto(app(here));
    await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
    await settled(page);
    expect(bytes).toBeGreaterThan(MOST_BYTES / 10); // it was measured at all
    expect(bytes).toBeLessThan(MOST_BYTES);
  });
});

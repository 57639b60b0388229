import { beforeAll, describe, expect, test } from 'vitest';
import { axeProblems } from './support/axe.ts';
import { app, dashboard, NO_BROWSER, type Theme } from './support/browser.ts';
import { settled, walkTo } from './support/look.ts';
import { addressesOf, somethingOfEverything } from './support/pages.ts';

const MOST_BYTES = 300_000;

describe.skipIf(NO_BROWSER)('every page', () => {
  const world = dashboard();
  let addresses: string[];
  beforeAll(async () => {
    addresses = addressesOf(await somethingOfEverything(world().here));
  }, 240_000);

  test.each<{ theme: Theme; phone: boolean }>([
    { theme: 'light', phone: false },
    { theme: 'dark', phone: false },
    { theme: 'light', phone: true },
  ])('can be read by everybody, and fits: $theme, phone: $phone', async (look) => {
    const { here, signedIn } = world();
    const page = await signedIn(look);
    const problems: string[] = [];
    for (const address of addresses) {
      await walkTo(page, address);
      await settled(page);
      const found = await axeProblems(page);
      const { scrollWidth: content, clientWidth: window } = await page.evaluate<{
        scrollWidth: number;
        clientWidth: number;
      }>('(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }))(document.documentElement)');
      if (content > window) found.push(`it is ${content} wide, and the window ${window}`);
      problems.push(...found.map((one) => `${address}: ${one}`));
    }
    expect(problems).toEqual([]);
    expect(page.url()).toBe(app(here, addresses.at(-1)!));
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

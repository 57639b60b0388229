import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** A figure on a page, by its name: "1,234" below "New" is 1234. */
export async function figure(page: Page, name: string): Promise<number> {
  const text = await page.locator(`dt:text-is("${name}") + dd`).textContent();
  return Number((text ?? '').replace(/\D/g, ''));
}

/** How many percent of its window the job of a job's page has read, as the bar says it. */
export async function shareRead(page: Page): Promise<number> {
  const bar = page.getByRole('progressbar', { name: 'Share of the window that is read' });
  return Number.parseInt((await bar.getAttribute('aria-valuetext')) ?? '', 10);
}

/** Marks the page as it is. @returns what fails if it was loaded anew since */
export async function staysOne(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => void Object.assign(globalThis, { loadedOnce: true }));
  return async () => expect(await page.evaluate(() => 'loadedOnce' in globalThis)).toBe(true);
}

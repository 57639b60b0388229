/** Times are whole seconds inside this vendor's side. */
export const HOUR = 3600;
export const DAY = 24 * HOUR;

/** When the account was opened: nothing is older. */
export const OPENED = Date.UTC(2025, 0, 1) / 1000;

/** As the vendor writes it: UTC, without saying so. */
export function written(second: number): string {
  return new Date(second * 1000).toISOString().slice(0, 19);
}

/** As the vendor reads it. */
export function read(time: string): number {
  return Math.floor(Date.parse(`${time.replace(' ', 'T')}${time.length === 10 ? 'T00:00:00' : ''}Z`) / 1000);
}

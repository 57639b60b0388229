/** The billing week: parcels picked up from Monday to Friday, an invoice dated Saturday, its file on Monday morning. */
const DAY_MS = 24 * 3600 * 1000;
const FIRST_SATURDAY = Date.UTC(1970, 0, 3);
const DELIVERED_AFTER_MS = 2 * DAY_MS + 6 * 3600 * 1000;

/** A day as `2026-04-18`. */
export function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

/** The day of a week's invoice, at midnight UTC in milliseconds. */
export function invoiceDay(week: number): number {
  return FIRST_SATURDAY + week * 7 * DAY_MS;
}

/** A day of pickups: 0 for the week's Monday, 4 for its Friday. */
export function pickupDay(week: number, weekday: number): number {
  return invoiceDay(week) + (weekday - 5) * DAY_MS;
}

/** Three weeks to pay. */
export function dueDay(week: number): number {
  return invoiceDay(week) + 21 * DAY_MS;
}

/** The newest week whose file has been delivered by an instant. */
export function lastDelivered(now: Date): number {
  return Math.floor((now.getTime() - DELIVERED_AFTER_MS - FIRST_SATURDAY) / (7 * DAY_MS));
}

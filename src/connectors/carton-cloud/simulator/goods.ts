/** Who and what there is, and how the vendor writes ids and instants. */
import { mixed } from '../../kit/simulator/calendar.ts';

/** A name for the thing of a number, in the form of the vendor's ids. */
export function uuid(kind: number, number: number): string {
  const hex = [1, 2, 3, 4].map((word) => mixed(kind, number, word).toString(16).padStart(8, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export const TENANT = uuid(1, 1);
export const WAREHOUSE = { id: uuid(2, 1), name: 'Default', enabled: true };
export const CUSTOMERS = ['Acme Teas', 'Bay Foods', 'Cool Drinks'].map((name, place) => ({
  id: uuid(3, place),
  name,
  references: { code: name.slice(0, 3).toUpperCase() },
  enabled: true,
}));

const OFFSET_MS = 10 * 3600_000;

/** In the tenant's zone: `2026-03-01T08:00:00+10:00`. */
export function local(at: number): string {
  return `${new Date(at + OFFSET_MS).toISOString().slice(0, 19)}+10:00`;
}

/** The same without its offset, as reports have it. */
export function localBare(at: number): string {
  return local(at).slice(0, 19).replace('T', ' ');
}

import { ends } from './advice.ts';
import { csv } from './csv/form.ts';
import { edifact } from './edifact/form.ts';
import type { FeedFunction } from './fields.ts';
import type { Form, Told } from './form.ts';
import type { Profile } from './profile.ts';
import type { DocumentText, Raw } from './raw.ts';
import { unifyInboundShipment } from './unify-inbound-shipment.ts';
import { unifyInventory } from './unify-inventory.ts';
import { unifyLedgerEntry } from './unify-ledger-entry.ts';
import { unifyOrder } from './unify-order.ts';
import { itemId } from './values.ts';
import { x12 } from './x12/form.ts';

export const FORMS: Readonly<Record<Profile['format'], Form>> = { csv, x12, edifact };

/** What a document tells, at least one thing. @throws RangeError with the file, the line and the reason */
export function toldIn(text: DocumentText, fn: FeedFunction, profile: Profile): Told[] {
  try {
    return FORMS[text.form].read(text, fn, profile);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new RangeError(`${text.file_name}, ${placeIn(text, error.message)}`);
  }
}

/** Rows say their line themselves. */
function placeIn({ form, line }: DocumentText, message: string): string {
  return form === 'csv' && /^line \d+: /.test(message) ? message : `line ${line}: ${message}`;
}

/** The id of the record that a document tells of. */
export function idTold([told]: readonly Told[], profile: Profile): string {
  const { fn, says } = told!;
  switch (fn) {
    case 'get_orders':
      return says.order;
    case 'get_inbound_shipments':
      return says.inboundShipment;
    case 'get_inventory_ledger':
      return says.id;
    case 'get_inventory':
      return itemId(says.sku, says.warehouse, profile);
  }
}

/**
 * A record by all that is told of it.
 *
 * @throws RangeError with the file, the line and the reason, for what cannot be read; it is put aside with that
 */
export function mapRaw(
  raw: Raw,
  fn: FeedFunction,
  profile: Profile,
): Record<string, unknown> & { id: string } {
  if ('reject' in raw) {
    const place = raw.line === null ? raw.file_name : `${raw.file_name}, line ${raw.line}`;
    throw new RangeError(`${place}: ${raw.reject}`);
  }
  const all = raw.documents.flatMap((text) => toldIn(text, fn, profile));
  const says = <Name extends FeedFunction>(name: Name) =>
    all.flatMap((told) => (told.fn === name ? [told.says as Extract<Told, { fn: Name }>['says']] : []));
  if (all.length === 0) throw new RangeError('nothing is told of it');
  switch (fn) {
    case 'get_orders':
      return unifyOrder(says(fn), profile);
    case 'get_inbound_shipments':
      return unifyInboundShipment(says(fn), profile);
    case 'get_inventory_ledger':
      return unifyLedgerEntry(ends(says(fn)).last, profile);
    case 'get_inventory':
      return unifyInventory(ends(says(fn)).last, profile);
  }
}

/** The record's id, or the place of what is none; null for what is nothing of ours. */
export function idOfRaw(raw: Raw | null | undefined): string | null {
  if (typeof raw !== 'object' || raw === null) return null;
  // Of a file the id alone: it goes when the file comes again whole.
  if ('reject' in raw) return raw.line === null ? raw.file : `${raw.file}, line ${raw.line}`;
  return typeof raw.id === 'string' ? raw.id : null;
}

/** Readings of the vendor's forms. What throws here quarantines the one record it stands in. */
import { unifiedDate } from '../kit/dates.ts';

/** An instant, `2026-01-31T12:00:00Z`; nothing else is guessed at. @throws RangeError when it is none */
export function instant(value: unknown): string {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value))
    throw new RangeError(`not an instant of the vendor: ${String(value).slice(0, 40)}`);
  return unifiedDate(value);
}

export function instantOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : instant(value);
}

/** A bare day, `2026-01-31`, which the vendor means in UTC. @throws RangeError when it is none */
export function dayOrNull(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value))
    throw new RangeError(`not a day of the vendor: ${String(value).slice(0, 40)}`);
  return unifiedDate(`${value}T00:00:00Z`);
}

/** An amount, which the vendor writes as text or as a number. @throws RangeError when it is neither */
export function amount(value: unknown): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number))
    throw new RangeError(`not an amount of the vendor: ${String(value).slice(0, 40)}`);
  return number;
}

export function amountOrNull(value: unknown): number | null {
  return value === null || value === undefined ? null : amount(value);
}

/** A label: a word, or a key and a value. */
export interface VendorLabel {
  key: string;
  value?: string;
}

export function tag(label: VendorLabel): string {
  return label.value === undefined ? label.key : `${label.key}:${label.value}`;
}

export interface VendorStreet {
  street: string[];
  town: string | null;
  region: string | null;
  postcode: string | null;
  country: string | null;
}

export interface VendorPerson extends VendorStreet {
  name: string | null;
  company: string | null;
  phone: string | null;
  mail: string | null;
}

/** The address of a building. */
export function place(address: VendorStreet) {
  const [address1 = null, address2 = null, ...more] = address.street;
  return {
    address1,
    address2,
    address3: more.length > 0 ? more.join(', ') : null,
    city: address.town,
    state: address.region,
    postal_code: address.postcode,
    country: address.country,
  };
}

/** The address of somebody who receives goods. */
export function receiver(person: VendorPerson) {
  return {
    full_name: person.name,
    company: person.company,
    ...place(person),
    phone_number: person.phone,
    email_address: person.mail,
  };
}

/** Size in centimetres and weight in grams; the unified record has kilograms. */
export function measurements(size: readonly number[] | null, grams: number | null) {
  return {
    length: size?.[0] ?? null,
    width: size?.[1] ?? null,
    height: size?.[2] ?? null,
    unit: size ? ('cm' as const) : null,
    weight: grams === null ? null : grams / 1000,
    weight_unit: grams === null ? null : ('kg' as const),
  };
}

export interface VendorCarrier {
  id: string;
  label: string;
  scac: string;
}

export interface VendorMethod {
  method_ref: string;
  label: string;
  carrier: VendorCarrier;
}

/** The four fields that name a shipping method and its carrier. */
export function methodFields(method: VendorMethod | null) {
  return {
    shipping_method_id: method?.method_ref ?? null,
    shipping_method_name: method?.label ?? null,
    carrier_id: method?.carrier.id ?? null,
    carrier_name: method?.carrier.label ?? null,
  };
}

export interface VendorMoney {
  currency: string | null;
  goods: number;
  tax: number;
  discount: number;
  shipping: number;
  total: number;
}

/** What the buyer was charged. */
export function totals(money: VendorMoney) {
  return {
    invoice_currency_code: money.currency ?? 'USD',
    total_price: amountOrNull(money.total),
    total_tax: amountOrNull(money.tax),
    total_discount: amountOrNull(money.discount),
    total_shipping: amountOrNull(money.shipping),
  };
}

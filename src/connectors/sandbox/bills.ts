import type { Bill } from '../../model/index.ts';
import { byCreated, windowed } from './facts.ts';
import { amount, instant } from './values.ts';

interface VendorCharge {
  charge_ref: string;
  merchant: string | null;
  posted_at: string;
  reason: string;
  about: { kind: string; ref: string } | null;
  amount: string;
  currency: string | null;
}

/** What the warehouse charges its merchants; a charge never changes once it is posted. */
export const bills = windowed<VendorCharge>({
  name: 'get_bills',
  path: 'charges',
  reference: 'charge_ref',
  ...byCreated('posted'),
  onDemand: true,
  map: mapCharge,
});

function mapCharge(raw: VendorCharge): Bill {
  const { charge_ref, merchant, posted_at, reason, about, amount: charged, currency, ...others } = raw;
  const posted = instant(posted_at);
  return {
    id: charge_ref,
    warehouse_customer_id: merchant,
    created_date: posted,
    updated_date: posted,
    object_id: about?.ref ?? null,
    object_type: about?.kind ?? null,
    charge_type: reason,
    amount: amount(charged),
    currency_code: currency ?? 'USD',
    additional_fields: others,
  };
}

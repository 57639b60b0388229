/** The columns that bill something, with what a charge is called that comes from them and what kind it is. */
export const CHARGES: readonly (readonly [column: string, label: string, category: string])[] = [
  ['base_price', 'Base price', 'transportation'],
  ['energy', 'Energy surcharge', 'fuel'],
  ['toll', 'Toll surcharge', 'toll'],
  ['peak', 'Peak surcharge', 'peak'],
  ['system_return', 'System return surcharge', 'return'],
  ['oversize', 'Oversized/Overweight surcharge', 'oversize'],
  ['customs', 'Customs surcharge', 'customs'],
  ['other_surcharges', 'Other surcharges', 'other'],
  ['cash_on_delivery', 'Cash on delivery surcharge', 'cash_on_delivery'],
];

/** What the letters beside the other surcharges mean; the amount of several is one that cannot be taken apart. */
const OTHER_SURCHARGES: Readonly<Record<string, string>> = {
  A: 'remote_area',
  C: 'high_insurance',
  D: 'tyre',
  E: 'saturday_delivery',
  F: 'timed_delivery',
  G: 'age_check',
  H: 'relabelling',
};

/** The surcharges that letters with commas between stand for; a letter that nobody has told is `other`. */
export function surchargesOf(letters: string | null): string[] {
  return (letters ?? '')
    .toUpperCase()
    .split(/[,;\s]+/)
    .filter((letter) => letter !== '')
    .map((letter) => (Object.hasOwn(OTHER_SURCHARGES, letter) ? OTHER_SURCHARGES[letter]! : 'other'));
}

const KINDS: Readonly<Record<string, string>> = { P: 'parcel', S: 'shipment' };

/** What a row is about; null where it does not say, `other` where no table knows it. */
export function kindOf(type: string | null): string | null {
  if (type === null) return null;
  const letter = type.toUpperCase();
  return Object.hasOwn(KINDS, letter) ? KINDS[letter]! : 'other';
}

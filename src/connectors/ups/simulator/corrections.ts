import { diceOf } from '../../kit/simulator/draws.ts';
import { type Line, reversed } from './lines.ts';
import type { Shipment } from './parcels.ts';

/** The latest week after its own in which a parcel may be billed again. */
export const LATEST_CORRECTION = 6;

/**
 * What UPS puts right about a shipment weeks after it was billed; most are never touched again. Every row names the
 * parcel and the day of its pickup, on an invoice of its own time.
 *
 * @param weeksLater how many invoices have gone out since
 */
export function correctionsOf({ charges }: Shipment, seed: number, weeksLater: number): Line[] {
  const first = charges[0]!;
  const dice = diceOf(seed, 'correction', first.tracking);
  if (!dice.chance(0.1) || dice.between(1, LATEST_CORRECTION) !== weeksLater) return [];
  const own = charges.filter((charge) => charge.tracking === first.tracking);
  const home = own.find((charge) => charge.code === 'RES');
  const kind = dice.pick(['weight', 'address', 'guarantee', 'void', 'zone', 'home'] as const);
  const again = (detail: string, fields: Partial<Line>): Line => ({
    ...reversed(first, detail),
    incentive: 0,
    ...fields,
  });
  switch (kind) {
    case 'weight':
      return [
        again('SCC', {
          text: `Shipping Charge Correction ${first.text}`,
          net: dice.between(100, 900),
          more: {
            ...again('SCC', {}).more,
            175: `ENTERED WEIGHT: ${first.more[27]} LBS`,
            176: `AUDITED WEIGHT: ${(Number(first.more[29]) + 4).toFixed(1)} LBS`,
            198: first.more[34] ?? '',
          },
        }),
        again('SCC', {
          classification: 'FSC',
          code: 'FSC',
          text: 'Fuel Surcharge',
          net: dice.between(10, 90),
        }),
      ];
    case 'address':
      return [again('ADC', { classification: 'ACC', code: 'ADC', text: 'Address Correction', net: 1_900 })];
    case 'guarantee':
      return own.filter((charge) => charge.classification !== 'INF').map((charge) => reversed(charge, 'GSR'));
    case 'void':
      return own.map((charge) => reversed(charge, 'VOID', 'MIS'));
    case 'zone':
      return [again('ZONE', { text: `ZONE ADJUSTMENT ${first.text}`, net: -dice.between(50, 300) })];
    case 'home':
      // Without the surcharge there was none to take back: it is billed late.
      return [
        home
          ? { ...reversed(home, 'RADJ'), text: `${home.text} Adjustment` }
          : again('RADJ', {
              classification: 'ACC',
              code: 'RES',
              text: 'Residential Surcharge Adjustment',
              net: 510,
            }),
      ];
  }
}

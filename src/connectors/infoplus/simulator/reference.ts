/** The short lists. */
import { LOBS, lobOf, type Row, SINCE, written } from './rows.ts';

const DATES = { createDate: written(SINCE.getTime()), modifyDate: written(SINCE.getTime() + 3600_000) };

export const WAREHOUSES: readonly Row[] = [3, 4].map((id) => ({
  id,
  name: `Warehouse ${id}`,
  company: 'Example 3PL',
  street1: `${id} Dock Street`,
  street2: null,
  city: 'Boise',
  state: 'ID',
  zip: '83702',
  country: 'UNITED STATES',
  phone: '+1 555 0100',
  timeZone: 'America/Boise',
  ...DATES,
}));

/** More than the vendor gives unless told otherwise. */
export const LOCATIONS: readonly Row[] = Array.from({ length: 60 }, (_, number) => ({
  id: 40_000 + number,
  warehouseId: number % 2 === 0 ? 3 : 4,
  address: `A-${String(number).padStart(3, '0')}`,
  behaviorType: number % 10 === 0 ? 'Receiving' : 'Storage',
  footprintId: 1,
  online: true,
  ...DATES,
}));

export const CLIENTS: readonly Row[] = LOBS.map((id) => ({
  id,
  name: `Client ${id}`,
  code: `C${id}`,
  label: null,
  onHold: false,
  ...DATES,
}));

export const SOURCES: readonly Row[] = ['Web shop', 'Marketplace', 'Wholesale'].map((name, place) => ({
  id: 11 + place,
  lobId: lobOf(place),
  name,
  usesReservations: false,
  ...DATES,
}));

export const VENDORS: readonly Row[] = Array.from({ length: 5 }, (_, place) => ({
  id: 21 + place,
  vendorNo: 1 + place,
  lobId: lobOf(place),
  name: `Supplier ${place + 1}`,
  street: '1 Mill Road',
  city: 'Reno',
  state: 'NV',
  zipCode: '89501',
  inactive: 'No',
  ...DATES,
}));

export const CARRIERS: readonly Row[] = ['UPS Ground', 'UPS 2nd Day', 'USPS Priority', 'FedEx Home'].map(
  (label, place) => ({ carrier: 100 + place, label, scac: ['UPSN', 'UPSN', 'USPS', 'FDEG'][place] }),
);

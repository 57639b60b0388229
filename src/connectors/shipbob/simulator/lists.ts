import type { Asked, Given } from '../../kit/simulator/server.ts';
import { CHANNELS, LOCATIONS, METHODS } from './order-json.ts';
import { numbered } from './order-list.ts';
import { opaque } from './stock.ts';

const SCOPES = ['orders_read', 'inventory_read', 'locations_read', 'channels_read'];

export function channelList(asked: Asked): Given {
  const ids = CHANNELS.map(({ id }) => id);
  return opaque(asked, ids, 'RecordsPerPage', (id) => ({
    ...CHANNELS.find((one) => one.id === id),
    scopes: SCOPES,
  }));
}

export function methodList(asked: Asked): Given {
  return numbered(
    asked,
    METHODS.map((name, place) => ({
      id: place + 1,
      name,
      active: true,
      default: place === 0,
      service_level: { id: place + 1, name },
    })),
    (row) => row,
  );
}

/** All of them in one answer; closed ones only where they are asked for. */
export function locationList({ query }: Asked): Given {
  const closed = query.get('IncludeInactive') === 'true';
  const json = LOCATIONS.filter(({ active }) => active || closed).map(
    ({ id, name, code, city, state, zip, active }) => ({
      id,
      name,
      abbreviation: code,
      is_active: active,
      is_receiving_enabled: active,
      is_shipping_enabled: active,
      access_granted: true,
      attributes: [],
      timezone: 'Central Standard Time',
      region: { id: 1, name: 'United States' },
      services: [
        {
          service_type: 'Receiving',
          enabled: active,
          address: {
            name: 'ShipBob',
            address1: `${id} Warehouse Way`,
            address2: '',
            city,
            state,
            zip_code: zip,
            country: 'USA',
            email: null,
            phone_number: null,
          },
        },
      ],
    }),
  );
  return { json };
}

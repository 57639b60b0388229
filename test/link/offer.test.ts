import { describe, expect, test } from 'vitest';
import { readSettings } from '../../src/cli/settings.ts';
import { connectors } from '../../src/connectors/index.ts';
import { disabledBy, offered } from '../../src/link/offer.ts';
import { acme } from '../api/acme.ts';

const shelves = { orders: [], products: [], inventory: [] };
const all = [
  acme('wms', 'b', 'Beta', shelves),
  acme('wms', 'a', 'Alpha', shelves),
  acme('cart', 'c', 'Cart', shelves),
  acme('wms', 'sandbox', 'Sandbox', shelves),
];
const open = {
  kind: 'magic' as const,
  integration_type: null,
  allow_list: [],
  block_list: [],
  with_functions: [],
};

test.each([
  [{}, ['a', 'b', 'c']],
  [{ kind: 'token' as const }, ['a', 'b', 'c', 'sandbox']],
  [{ integration_type: 'wms' as const }, ['a', 'b']],
  [{ integration_type: 'carrier' as const }, []],
  [{ allow_list: ['b', 'sandbox'] }, ['b', 'sandbox']],
  [{ block_list: ['b', 'c'] }, ['a']],
  [{ with_functions: ['get_orders', 'get_inventory'] }, ['a', 'b']],
  [{ with_functions: ['create_order'] }, []],
])('an invitation %j offers %j', (lists, names) => {
  expect(offered(all, { ...open, ...lists }).map(({ name }) => name)).toEqual(names);
});

describe('functions that are not synced', () => {
  const disabled = (off: string[], on: string[], organization: string[] | null) =>
    disabledBy({ disabled_functions: off, enabled_functions: on }, 'wms', {
      disabled_functions: { wms: organization },
    });

  test.each([
    [[], [], ['get_orders'], null],
    [['get_orders'], [], null, ['get_inventory_ledger', 'get_bills', 'get_orders']],
    [['get_orders'], [], ['get_returns'], ['get_returns', 'get_orders']],
    [[], ['get_bills'], null, ['get_inventory_ledger']],
    [[], ['get_returns'], ['get_returns', 'get_orders'], ['get_orders']],
  ])('off %j, on %j, of the organization %j: %j', (off, on, organization, expected) => {
    expect(disabled(off, on, organization)).toEqual(expected);
  });
});

describe('the manifests', () => {
  const fields = connectors({ sandboxUrl: 'http://127.0.0.1:1' }).map((one) => ({
    name: one.name,
    credentials: one.credentials,
    authorize: one.authorize,
  }));

  test('each that knows a consent has its settings', () => {
    const named = fields.filter(({ authorize }) => authorize).map(({ name }) => name);
    const env = Object.fromEntries(
      named.flatMap((name) =>
        ['ID', 'SECRET'].map((what) => [
          `BACKHAUL_OAUTH_${name.toUpperCase().replaceAll('-', '_')}_CLIENT_${what}`,
          'x',
        ]),
      ),
    );
    expect(Object.keys(readSettings(env).oauthClients).sort()).toEqual(named.sort());
  });

  test.each(fields)('what $name asks for can be asked for', ({ credentials, authorize }) => {
    for (const { reserved = [], oneOf = [], when } of credentials) {
      expect(oneOf).toEqual(expect.arrayContaining([...reserved]));
      const other = credentials.find((field) => field.name === when?.field);
      if (when) expect(other?.oneOf).toEqual(expect.arrayContaining([...when.is]));
    }
    const names = credentials.map((field) => field.name);
    if (authorize)
      expect(names).toEqual(
        expect.arrayContaining([authorize.client.id, authorize.client.secret, ...authorize.gives]),
      );
  });
});

import { describe, expect, test } from 'vitest';
import { consentAddress, readAddress } from '../../web/src/link/address.ts';
import type { Choice, Invitation } from '../../web/src/link/client.ts';
import { narrowed, onlyOne, search } from '../../web/src/link/offer.ts';

const SECRET = 'blt_abcdefghijklmnopqrstuvwxyz012345';
const choice = (
  integration_name: string,
  display_name: string,
  integration_type: Choice['integration_type'] = 'wms',
  functions = ['get_orders'],
): Choice => ({ integration_name, display_name, integration_type, functions, oauth: false, fields: [] });
const offered = [
  choice('shiphero', 'ShipHero'),
  choice('extensiv-3pl-central', 'Extensiv 3PL Central', 'wms', ['get_orders', 'get_inbound_shipments']),
  choice('sandbox', 'Sandbox'),
  choice('ups', 'UPS', 'carrier'),
];
const invitation = (more: Partial<Invitation> = {}): Invitation => ({
  organization: { name: 'Ours' },
  kind: 'token',
  integration_type: null,
  connection: null,
  integrations: offered,
  ...more,
});

describe('the address of the page', () => {
  test('the secret stands first, and what the opening page says behind it', () => {
    expect(readAddress(`#${SECRET}`)).toEqual({
      secret: SECRET,
      parent: null,
      type: null,
      allow: [],
      block: [],
      wanted: [],
      sandbox: false,
      integration: null,
      consent: null,
    });
    const said = 'parent=https%3A%2F%2Fshop.example.com&type=carrier&allow=ups,dpd&with=get_orders&sandbox=1';
    expect(readAddress(`#${SECRET}&${said}`)).toMatchObject({
      parent: 'https://shop.example.com',
      type: 'carrier',
      allow: ['ups', 'dpd'],
      wanted: ['get_orders'],
      sandbox: true,
    });
  });

  test('a magic link has one too', () => {
    expect(readAddress('#bml_abcdef-123').secret).toBe('bml_abcdef-123');
  });

  test.each(['', '#', '#nothing', '#bla_code-is-no-invitation', '#&parent=https://x.example'])(
    '%j has no secret',
    (hash) => {
      expect(readAddress(hash).secret).toBeNull();
    },
  );

  test.each(['*', 'null', 'nonsense', 'data:text/html,x'])('%j is nobody to be told', (parent) => {
    expect(readAddress(`#${SECRET}&parent=${encodeURIComponent(parent)}`).parent).toBeNull();
  });

  test('where both lists are given, neither counts', () => {
    expect(readAddress(`#${SECRET}&allow=a&block=b`)).toMatchObject({ allow: [], block: [] });
  });

  test('what was entered goes into a window of its own as it is', () => {
    const consent = { attempt: 'x', type: 'wms', name: 'whiplash', credentials: { note: 'a&b=c#d é' } };
    const address = consentAddress(SECRET, consent);
    expect(readAddress(address.slice(address.indexOf('#')))).toMatchObject({ secret: SECRET, consent });
  });
});

describe('what is offered', () => {
  const names = (said: string, more?: Partial<Invitation>) =>
    narrowed(invitation(more), readAddress(`#${SECRET}&${said}`)).map((one) => one.integration_name);

  test.each([
    ['', ['shiphero', 'extensiv-3pl-central']],
    ['type=carrier', ['ups']],
    ['sandbox=1', ['shiphero', 'extensiv-3pl-central', 'sandbox']],
    ['allow=shiphero,ups', ['shiphero']],
    ['block=shiphero', ['extensiv-3pl-central']],
    ['with=get_inbound_shipment', ['extensiv-3pl-central']],
  ])('to a page that says %j: %j', (said, expected) => {
    expect(names(said)).toEqual(expected);
  });

  test('a magic link and a connection that is there say it all themselves', () => {
    for (const more of [{ kind: 'magic' as const }, { connection: { me: null } }])
      expect(names('type=cart&allow=x', more)).toHaveLength(4);
  });

  test('one alone, or the one that was asked for, needs no choice', () => {
    const opened = readAddress(`#${SECRET}&integration=ups`);
    expect(onlyOne(offered, opened)?.integration_name).toBe('ups');
    expect(onlyOne(offered, readAddress(`#${SECRET}`))).toBeNull();
    expect(onlyOne(offered.slice(0, 1), readAddress(`#${SECRET}`))?.integration_name).toBe('shiphero');
  });

  test.each([
    ['ship hero', ['shiphero']],
    ['3PL', ['extensiv-3pl-central']],
    ['', ['shiphero', 'extensiv-3pl-central', 'sandbox', 'ups']],
    ['zzz', []],
  ])('a search for %j finds %j', (typed, expected) => {
    expect(search(offered, typed).map((one) => one.integration_name)).toEqual(expected);
  });
});

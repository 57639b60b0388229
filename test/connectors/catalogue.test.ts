import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { catalogueOf } from '../../src/connectors/catalogue/catalogue.ts';
import { FOUNDING_PAIRS } from '../../src/connectors/catalogue/founding-pairs.ts';
import { isOnDemand, whyNever } from '../../src/connectors/catalogue/on-demand.ts';
import { PLANNED_WAREHOUSES } from '../../src/connectors/catalogue/planned/warehouses.ts';
import { connectors } from '../../src/connectors/index.ts';
import type { Connector } from '../../src/connectors/kit/manifest.ts';
import { findFunction } from '../../src/model/index.ts';
import { PaperSource } from '../support/paper-source.ts';

const REFERENCE = new URL('../../../shared/reference/', import.meta.url);
const registered = connectors({ sandboxUrl: 'http://127.0.0.1' });
const planned = { wms: PLANNED_WAREHOUSES, carrier: {}, cart: {} };
const pageLines = FOUNDING_PAIRS.map((row) => `${row.displayName}: ${row.functions.join(', ')}`);

test('the founding page has 58 integrations and 114 pairs, each once, and no cart', () => {
  const pairs = FOUNDING_PAIRS.flatMap(({ type, name, functions }) =>
    functions.map((fn) => `${type} ${name} ${fn}`),
  );
  expect([FOUNDING_PAIRS.length, pairs.length]).toEqual([58, 114]);
  expect(new Set(pairs).size).toBe(114);
  expect(new Set(FOUNDING_PAIRS.map(({ name }) => name)).size).toBe(58);
  expect(Object.groupBy(FOUNDING_PAIRS, ({ type }) => type).wms).toHaveLength(52);
  expect(Object.groupBy(FOUNDING_PAIRS, ({ type }) => type).carrier).toHaveLength(6);
  for (const { type, name, functions } of FOUNDING_PAIRS) {
    expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    for (const fn of functions) expect(findFunction(type, fn)?.onDemand, `${name} ${fn}`).toBe(true);
  }
});

describe('compared with the sources', () => {
  const page = new URL('on-demand-syncs.txt', REFERENCE);
  if (!existsSync(page)) {
    console.warn(`SKIPPED: the catalogue is not compared with the founding page, ${page.pathname} is absent`);
    test.skip('SKIPPED: comparison with the founding page (../shared is absent)', () => {});
    return;
  }

  test('is what the founding page says, name for name and in its order', () => {
    const rows = [...readFileSync(page, 'utf8').matchAll(/^\s*• (\S.*?)(get_[a-z_]+(?:, get_[a-z_]+)*)$/gm)];
    expect(rows).toHaveLength(58);
    expect(pageLines).toEqual(rows.map(([, name, functions]) => `${name}: ${functions}`));
  });

  test('has the slugs of the contract', () => {
    const text = readFileSync(new URL('trackstar-api.md', REFERENCE), 'utf8');
    const rows = [...text.matchAll(/^\| (wms|carrier) \| (.+?) \| `([a-z0-9-]+)`(?: \(guess\))? \| `get_/gm)];
    expect(rows).toHaveLength(58);
    expect(FOUNDING_PAIRS.map(({ type, displayName, name }) => [type, displayName, name])).toEqual(
      rows.map(([, type, displayName, name]) => [type, displayName, name]),
    );
  });
});

describe('connectors', () => {
  /** How a manifest differs from the founding page; empty where it agrees or the page does not name it. */
  function differences(connector: Connector): string[] {
    const row = FOUNDING_PAIRS.find(({ type, name }) => type === connector.type && name === connector.name);
    if (!row) return [];
    const offered = connector.functions.filter((fn) => fn.onDemand).map((fn) => fn.name);
    return [
      ...row.functions.filter((fn) => !offered.includes(fn)).map((fn) => `${row.name} lacks ${fn}`),
      ...offered.filter((fn) => !row.functions.includes(fn)).map((fn) => `${row.name} has ${fn} too many`),
      ...(row.displayName === connector.displayName ? [] : [`${row.name} is called ${row.displayName}`]),
      ...(planned[row.type] && row.name in planned[row.type] ? [`${row.name} is still planned`] : []),
    ];
  }

  test('offer on demand exactly the pairs of the founding page', () => {
    expect(registered.flatMap(differences)).toEqual([]);
  });

  test('would be caught when they did not', () => {
    const paper = new PaperSource(() => new Date());
    const wrong = {
      ...paper.connector({}, [paper.orders({ name: 'get_bills' })]),
      name: 'canary7',
      displayName: 'Canary',
    };
    expect(differences(wrong)).toEqual([
      'canary7 lacks get_inbound_shipments',
      'canary7 lacks get_returns',
      'canary7 has get_bills too many',
      'canary7 is called Canary7',
      'canary7 is still planned',
    ]);
  });
});

describe('the catalogue', () => {
  const paper = new PaperSource(() => new Date());
  const shiphero = {
    ...paper.connector({ evidence: 'vendor-docs' }),
    name: 'shiphero',
    displayName: 'Ship Hero',
  };

  test('has the 58 and every connector beyond them: the three sandboxes, and the feed of any warehouse', () => {
    const all = catalogueOf(registered);
    const sandboxes = all.filter((one) => one.name === 'sandbox');
    expect(sandboxes.map((one) => one.type).toSorted()).toEqual(['carrier', 'cart', 'wms']);
    expect(all.slice(0, 58).map((one) => one.name)).toEqual(FOUNDING_PAIRS.map((one) => one.name));
    const beyond = registered.filter(({ name }) => !FOUNDING_PAIRS.some((row) => row.name === name));
    expect(all.slice(58).map((one) => one.connector)).toEqual(beyond);
    expect(beyond.map(({ name }) => name)).toEqual(['sandbox', 'sandbox', 'sandbox', 'feed']);
  });

  test('believes the manifest, and takes the spelling of the name from the page', () => {
    const found = catalogueOf([shiphero]).find((one) => one.name === 'shiphero')!;
    expect(found).toEqual({
      type: 'wms',
      name: 'shiphero',
      displayName: 'ShipHero',
      connector: shiphero,
      credentials: shiphero.credentials,
      functions: [{ name: 'get_orders', basis: 'updated', evidence: 'vendor-docs', onDemand: true }],
    });
  });

  test('claims nothing of what has no connector', () => {
    for (const one of catalogueOf([]).filter(({ connector }) => !connector)) {
      for (const fn of one.functions)
        expect(fn).toEqual({ name: fn.name, basis: null, evidence: null, onDemand: false });
    }
    expect(catalogueOf([])).toHaveLength(58);
  });

  test('plans credentials for integrations of the page only, each field well formed and named once', () => {
    for (const [type, rows] of Object.entries(planned)) {
      for (const [slug, fields] of Object.entries(rows)) {
        expect(
          FOUNDING_PAIRS.filter((row) => row.type === type && row.name === slug),
          slug,
        ).toHaveLength(1);
        expect(new Set(fields.map(({ name }) => name)).size, slug).toBe(fields.length);
        for (const { name, label, secret } of fields) {
          expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
          expect(label.length).toBeGreaterThan(2);
          // What opens an account is hidden, and nothing else is.
          const opens = /(secret|password|token|^api_key$|app_key|tpl_key|_drop_api_key)/.test(name);
          if (secret !== opens) expect(`${slug} ${name}`).toMatch(OPEN_NAMES);
        }
      }
    }
  });
  // The half of a pair that names the account rather than opening it.
  const OPEN_NAMES = /^(byrd api_key|finale api_key|tiktok app_key)$/;
});

describe('what may be enabled', () => {
  const paper = new PaperSource(() => new Date());
  const source = paper.connector({}, [
    paper.orders({ name: 'get_inventory' }),
    paper.orders({ name: 'get_warehouses' }),
    paper.orders({ name: 'get_returns', onDemand: false }),
  ]);
  const one = catalogueOf([source]).at(-1)!;

  test('is what a window makes sense for and a connector can read', () => {
    expect(whyNever(one, 'get_orders')).toBeNull();
    expect(whyNever(one, 'get_returns')).toBeNull();
    expect(whyNever(one, 'get_inventory')).toContain('a window would change nothing');
    expect(whyNever(one, 'get_warehouses')).toContain('a window would change nothing');
    expect(whyNever(one, 'get_bills')).toContain('has no function called "get_bills"');
    expect(whyNever(one, '__proto__')).toContain('has no function called "__proto__"');
    const [fba] = catalogueOf([source]);
    expect(whyNever(fba!, 'get_orders')).toContain('There is no connector for Amazon yet');
    expect(whyNever(fba!, 'get_inventory')).toContain('a window would change nothing');
    expect(whyNever(fba!, 'get_orders ')).toContain('has no function called "get_orders "');
    const cart = catalogueOf([{ ...source, type: 'cart' }]).at(-1)!;
    expect(whyNever(cart, 'get_orders')).toContain('Nothing of a cart');
  });

  test('is decided by the operator first and by the manifest else; what cannot be stays off', () => {
    const [orders, inventory, , returns] = source.functions;
    expect([undefined, true, false].map((word) => isOnDemand('wms', orders, word))).toEqual([
      true,
      true,
      false,
    ]);
    expect([undefined, true, false].map((word) => isOnDemand('wms', returns, word))).toEqual([
      false,
      true,
      false,
    ]);
    expect(isOnDemand('wms', inventory, true)).toBe(false);
    expect(isOnDemand('cart', orders, true)).toBe(false);
    expect(isOnDemand('wms', undefined, true)).toBe(false);
  });
});

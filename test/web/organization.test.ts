// What the pages about the organization say: its logs, its magic links, how long records are kept.
import { describe, expect, it } from 'vitest';
import { summariesOf } from '../../web/src/data/document.ts';
import { type MagicLink, offeredBy } from '../../web/src/magic-links/words.ts';
import { choicesOf, documentedAs, outcomeOf, whoOf } from '../../web/src/request-log/words.ts';
import { changeOf, shortenedBy } from '../../web/src/settings/retention.ts';

describe('a log', () => {
  it.each([
    ['key', 'billing', 'billing'],
    ['key', null, 'A key that is gone'],
    ['user', null, 'Somebody who was removed'],
    ['operator', null, 'Command line'],
    ['invitation', null, 'A customer'],
  ] as const)('names who asked: %s called %s', (kind, name, who) => {
    expect(whoOf({ kind, id: null, name }).who).toBe(who);
  });

  it.each([
    [0, 'done'],
    [204, 'done'],
    [422, 'refused'],
    [503, 'failed'],
  ])('says how it ended: %d is %s', (status, word) => {
    expect(outcomeOf({ status, error: null }).word).toBe(word);
  });

  it('tells a change in the words of the API’s document', () => {
    const does = summariesOf({
      paths: { '/webhooks/{endpoint_id}/enable': { post: { summary: 'Switch it on' } } },
      components: { schemas: {} },
    });
    const entry = { method: 'POST', route: '/webhooks/:endpoint_id/enable' };
    expect(does.get(documentedAs(entry))).toBe('Switch it on');
    expect(does.get(documentedAs({ ...entry, method: 'DELETE' }))).toBeUndefined();
  });

  it('offers what occurs: classes of statuses before each, addresses without ids, none of the command line', () => {
    const count = (value: string, times: number) => ({ value, count: times });
    const choices = choicesOf({
      method: [count('GET', 7), count('CLI', 1)],
      status: [count('404', 4), count('200', 2), count('403', 1), count('0', 1)],
      route: [count('/wms/orders', 4), count('/wms/orders/:order_id', 2), count('backhaul keys create', 1)],
    });
    expect(choices.method).toEqual([{ value: 'GET', label: 'GET (7)' }]);
    expect(choices.status.map(({ label }) => label)).toEqual([
      'Done (2)',
      'Refused (5)',
      '200 (2)',
      '403 (1)',
      '404 (4)',
    ]);
    expect(choices.contains).toEqual(['/wms/orders', '/wms/orders/']);
  });
});

describe('a magic link', () => {
  const names = new Map([['shiphero', 'ShipHero']]);
  const link = (more: Partial<MagicLink>) =>
    ({
      connection_id: null,
      integration_type: 'wms',
      integration_allow_list: [],
      integration_block_list: [],
      ...more,
    }) as MagicLink;
  it.each<[string, Partial<MagicLink>]>([
    ['Any warehouse system', {}],
    ['Any shop', { integration_type: 'cart' }],
    ['ShipHero, unheard-of', { integration_allow_list: ['shiphero', 'unheard-of'] }],
    ['Any warehouse system but ShipHero', { integration_block_list: ['shiphero'] }],
    ['New credentials of a connection', { connection_id: 'c', integration_allow_list: ['shiphero'] }],
  ])('offers %s', (words, more) => {
    expect(offeredBy(link(more), names)).toBe(words);
  });
});

describe('how long records are kept', () => {
  const present = { order: 730, bill: 90 };
  it.each([
    ['nothing typed', {}, {}, []],
    ['what is so already', { order: 730, return: '' }, {}, []],
    ['longer', { bill: 365 }, { bill: 365 }, []],
    ['for good again', { order: '' }, { order: null }, []],
    ['shorter', { order: 365 }, { order: 365 }, [{ label: 'Orders', days: 365 }]],
    ['no more for good', { return: 30 }, { return: 30 }, [{ label: 'Returns', days: 30 }]],
  ])('%s', (_, typed, change, shortened) => {
    expect(changeOf(present, typed)).toEqual(change);
    expect(shortenedBy(present, changeOf(present, typed))).toEqual(shortened);
  });
});

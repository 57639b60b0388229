import { expect, test } from 'vitest';
import { setSettings } from '../../src/cli/organization-settings.ts';
import { buildProgram } from '../../src/cli/program.ts';
import { enable, pause } from '../../src/cli/schedules.ts';
import { readSettings } from '../../src/cli/settings.ts';
import { run, sharedInstallation } from './served.ts';

const shared = sharedInstallation();

test('schedules are shown, paused, timed and disabled, in words and as JSON', async () => {
  const here = shared();
  const schedules = (...args: string[]) => run(['schedules', ...args], here.env);
  const line = (out: string, fn: string) =>
    out
      .split('\n')
      .find((one) => one.startsWith(`${fn} `))!
      .split(/ {2,}/);
  const row = async (fn: string) =>
    (
      await here.rows('SELECT * FROM schedule WHERE connection_id = $1 AND function_name = $2', [
        here.connection('wms').connection_id,
        fn,
      ])
    )[0];

  const paused = await schedules('pause', 'wms', 'get_orders');
  expect(paused).toMatchObject({ code: 0, err: '' });
  expect(paused.out).toMatch(
    /^Done\. It stands so now:\n\nFUNCTION +STATE +HELD BY A JOB +SYNCED +COMPLETE UP TO\n/,
  );
  expect(line(paused.out, 'get_orders')[1]).toMatch(/^paused/);
  // The sandbox has everything on, also what is off at first elsewhere.
  expect(line(paused.out, 'get_bills')[1]).not.toBe('disabled');
  expect((await row('get_orders')).paused).toBe(true);
  const resumed = JSON.parse((await schedules('resume', 'wms', '--all', '--json')).out);
  expect(resumed).toMatchObject({ connection_id: here.connection('wms').connection_id, updated: true });
  expect((await row('get_orders')).paused).toBe(false);

  const often = await schedules('frequency', 'wms', 'get_inventory', '15m');
  expect(line(often.out, 'get_inventory')).toContain('every 15 min');
  expect((await row('get_inventory')).frequency_seconds).toBe(900);

  const off = JSON.parse((await schedules('disable', 'wms', 'get_bills', 'get_returns', '--json')).out);
  expect(off).toMatchObject({ disabled_functions: ['get_returns', 'get_bills'], updated: true });
  const on = await schedules('enable', 'wms', 'get_returns');
  expect(line(on.out, 'get_bills')[1]).toBe('disabled');
  expect(line(on.out, 'get_returns')[1]).not.toBe('disabled');
  expect((await schedules('list', 'wms')).out).toContain(on.out.split('\n\n')[1]!.split('\n')[0]);

  const impossible = await schedules('disable', 'wms', 'get_warehouses');
  expect(impossible).toMatchObject({ code: 2, out: '' });
  expect(impossible.err).toBe(
    'get_warehouse_locations needs get_warehouses: disable both of them, or neither.\n',
  );
}, 240_000);

test('the settings of an organization are shown and changed', async () => {
  const here = shared();
  const settings = (...args: string[]) => run(['settings', ...args], here.env);
  const shown = await settings('show');
  expect(shown).toMatchObject({ code: 0, err: '' });
  expect(shown.out).toMatch(/history +30 days/);
  expect(shown.out).toMatch(/wms +disabled: get_inventory_ledger, get_bills \(default\)\n/);
  const words = 'set --history-days 365 --disabled-functions wms=none --disabled-functions cart=get_products';
  const set = JSON.parse((await settings(...words.split(' '), '--json')).out);
  const now = {
    history_days: 365,
    retention_days: {},
    disabled_functions: { wms: [], cart: ['get_products'], carrier: null },
  };
  expect(set).toEqual({ ...now, applied: true });
  const answer = await fetch(`${here.url}/settings`, {
    headers: { 'x-trackstar-api-key': here.sandbox().api_key },
  });
  expect(await answer.json()).toEqual(set);
}, 240_000);

test('words that leave open what is meant are refused before anything is asked', async () => {
  const none = readSettings({});
  const orders = { name: 'wms', functionName: 'get_orders', paused: true };
  for (const wish of [
    { ...orders, all: true },
    { ...orders, functionName: undefined },
  ])
    await expect(pause(none, wish)).rejects.toThrow('either a function, or --all.');
  await expect(enable(none, { name: 'wms', functions: [] })).rejects.toThrow('or --as-organization.');
  await expect(setSettings(none, {})).rejects.toThrow('Say what to change: --history-days');
  const refusals: [string, RegExp][] = [
    ['schedules frequency wms get_orders 59', /from 60 seconds to a week/],
    ['schedules frequency wms get_orders 8d', /from 60 seconds to a week/],
    ['schedules frequency wms get_orders often', /from 60 seconds to a week/],
    ['schedules disable wms', /missing required argument/],
    ['settings set --history-days 1097', /whole number from 1 to 1096/],
    ['settings set --disabled-functions freight=none', /must be wms, cart or carrier/],
    ['connections create shiphero --disabled-functions get_bills,', /must be functions such as/],
    ['sandbox behave wms --slow 60001', /whole number from 0 to 60000/],
    ['sandbox behave wms --unauthorized maybe', /Allowed choices are yes, no/],
  ];
  for (const [words, sentence] of refusals)
    await expect(buildProgram(true).parseAsync(words.split(' '), { from: 'user' })).rejects.toThrow(sentence);
});

test("what a connection's account may be asked is shown", async () => {
  const here = shared();
  const { out, err, code } = await run(['quota', 'wms'], here.env);
  expect({ err, code }).toEqual({ err: '', code: 0 });
  expect(out).toMatch(/limit +100 at once, 100 more each second\n/);
  expect(out).toMatch(/shared by +1 connection\n/);
  expect(out).toMatch(/paused +no\n/);
  expect(JSON.parse((await run(['quota', 'wms', '--json'], here.env)).out)).toMatchObject({
    connection_id: here.connection('wms').connection_id,
    declared: { burst: 100, per_second: 100 },
    paused: null,
  });
});

test('the sandbox behaves as it is told', async () => {
  const here = shared();
  const sandbox = (words: string) => run(['sandbox', ...words.split(' ')], here.env);
  // So many that it does not matter how many a sync that is under way uses up meanwhile.
  const { out, err, code } = await sandbox('behave wms --slow 20 --fail 900000 --unauthorized yes');
  expect({ err, code }).toEqual({ err: '', code: 0 });
  expect(out).toMatch(/slow +20 ms each answer\n/);
  expect(out).toMatch(/failing +the next (900,000|8\d\d,\d{3}) requests, status 503\n/);
  expect(out).toMatch(/unauthorized +yes/);
  const { fail_next, ...knobs } = here.account('wms').knobs();
  expect(knobs).toMatchObject({ latency_ms: 20, unauthorized: true });
  expect(fail_next).toBeGreaterThan(800_000);
  expect(here.account('cart').knobs()).toMatchObject({ latency_ms: 0, fail_next: 0, unauthorized: false });
  const calm = JSON.parse((await sandbox('behave wms --calm --late 60 --json')).out);
  expect(calm).toMatchObject({ slow_ms: 0, failing: 0, late_seconds: 60, unauthorized: false });
  expect(JSON.parse((await sandbox('show wms --json')).out)).toEqual(calm);
  await sandbox('behave wms --calm');
}, 240_000);

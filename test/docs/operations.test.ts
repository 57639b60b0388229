import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { v7 } from 'uuid';
import { expect, it, test } from 'vitest';
import { composeMessage } from '../../src/alerts/message.ts';
import { ALERT_KINDS, type AlertDetails, type AlertKind } from '../../src/alerts/words.ts';
import { isThere, textOf } from './named-tests.ts';

const PAGE = textOf('docs/operations.md');
const NOW = new Date('2026-03-01T12:00:00Z');

const about: Record<AlertKind, AlertDetails> = {
  job_stuck: { connection_id: v7(), sync_job_id: v7(), function_name: 'get_orders', integration_name: 'x' },
  schedule_behind: {
    connection_id: v7(),
    function_name: 'get_orders',
    integration_name: 'x',
    latest_data: null,
  },
  endpoint_disabled: { endpoint_id: v7() },
  disk_nearly_full: { machine: 'm', folder: '/f', free_bytes: 1, total_bytes: 2 },
};

/** The words that the section of a kind has for its reasons: in a table, or after "the reason is". */
function reasonsOf(kind: AlertKind): string[] {
  const section = PAGE.split(`\n### ${kind}\n`)[1]!.split(/\n##+ /)[0]!;
  const rows = [...section.matchAll(/^\| (`\w+`(?:, `\w+`)*) \|/gm)].flatMap(
    ([, cell]) => cell!.match(/\w+/g)!,
  );
  return rows.length > 0 ? rows : [/reason\s+is `(\w+)`/.exec(section)![1]!];
}

const compose = (kind: AlertKind, state: 'open' | 'over', reason: string, count: number) =>
  composeMessage(
    Array.from({ length: count }, () => ({
      alert_id: v7(),
      kind,
      subject: 'x',
      details: { ...about[kind], reason },
      since: NOW,
      told_at: null,
      over_at: state === 'over' ? NOW : null,
    })),
    { id: v7(), kind, state, installation: 'test', now: NOW },
  );

it('has a section for each kind of alert, which its messages lead to, and no other', () => {
  const sections = [
    ...PAGE.split('\n## What each alert means\n')[1]!
      .split('\n## ')[0]!
      .matchAll(/^### (\w+)$/gm),
  ];
  expect(sections.map(([, name]) => name)).toEqual([...ALERT_KINDS]);
  for (const kind of ALERT_KINDS)
    expect(compose(kind, 'open', 'x', 1).help).toBe(`docs/operations.md#${kind}`);
});

test.each(ALERT_KINDS)(
  'messages of %s are as the page’s schema says, and explain each of its reasons',
  (kind) => {
    const schema = JSON.parse(/^```json\n([\s\S]*?)^```$/m.exec(PAGE)![1]!);
    const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
    addFormats.default(ajv);
    const validate = ajv.compile(schema);
    for (const reason of reasonsOf(kind)) {
      for (const state of ['open', 'over'] as const) {
        for (const count of [1, 20, 500]) {
          const message = JSON.parse(JSON.stringify(compose(kind, state, reason, count)));
          validate(message);
          expect(validate.errors).toBeNull();
          expect(message.alerts).toHaveLength(Math.min(count, 20));
          // No word is left without an explanation, and no hole in a sentence.
          expect(message.text).not.toMatch(/The reason is|undefined|NaN|null/);
        }
      }
    }
  },
);

it('names every reason for which a job can be stuck', () => {
  const words = textOf('src/sync/words.ts')
    .split('export type StuckCode =')[1]!
    .match(/'(\w+)'/g)!;
  expect(reasonsOf('job_stuck').toSorted()).toEqual(words.map((word) => word.slice(1, -1)).toSorted());
});

it('names settings, commands and metrics that exist', () => {
  const [configuration, cli, observing] = ['configuration', 'cli', 'observing'].map((page) =>
    textOf(`docs/${page}.md`),
  );
  const settings = PAGE.match(/BACKHAUL_[A-Z_]+|DATABASE_URL/g)!;
  expect(settings.filter((name) => !configuration!.includes(`| \`${name}\` |`))).toEqual([]);
  const commands = [...PAGE.matchAll(/`backhaul ([a-z]+(?: [a-z]+)?)/g)].map(([, words]) => words!);
  expect(commands.filter((words) => !cli!.includes(`\n### backhaul ${words}`))).toEqual([]);
  const metrics = PAGE.match(/backhaul_\w+/g)!;
  expect(metrics.filter((name) => !observing!.includes(`| \`${name}`))).toEqual([]);
  const links = [...PAGE.matchAll(/\]\(([^)#:]+\.md)/g)].map(([, to]) => to!);
  expect(links.filter((to) => !isThere(`docs/${to}`))).toEqual([]);
});

import Type from 'typebox';
import { dateTime, flag, integer, list, nullable, object, text } from '../model/fields.ts';
import { readPresent, readStanding, type Standing } from '../sync/overview.ts';
import { answers, SECURITY } from './answers.ts';
import type { ApiOptions, App } from './options.ts';
import { organizationJob } from './organization-jobs.ts';
import { quotaFields } from './quota.ts';
import { ShortMemory } from './short-memory.ts';
import { ownerOf } from './webhooks/common.ts';

/** What takes a look at each connection is read so seldom, in milliseconds, however many ask for it. */
const KEPT_MS = 5000;
const MOST_KEPT = 10_000;

const namedFields = {
  connection_id: text('Id of the connection'),
  integration_name: text('The integration, by its slug'),
  integration_display_name: text('The integration, as people call it'),
  customer_id: nullable(text("The API client's own id of the customer")),
};

const overview = object(
  {
    open_jobs: object(
      {
        count: integer('How many there are; ten thousand or more are told as ten thousand'),
        jobs: list(organizationJob, 'The newest of them, at most 20'),
      },
      'Sync jobs that are queued or running',
    ),
    stuck_jobs: integer('Sync jobs that only a person can help; counted up to ten thousand'),
    trouble: object(
      {
        count: integer('How many there are'),
        connections: list(
          object(
            {
              ...namedFields,
              reason: nullable(text('Why, for people')),
              since: nullable(dateTime('Since when')),
            },
            'A connection in trouble',
          ),
          'Those that are in it for longest, at most 20',
        ),
      },
      'Connections whose `health_detail.state` is `trouble`',
    ),
    freshness: object(
      {
        up_to_date: integer('Schedules whose data is as new as it should be'),
        late: integer(
          'Schedules whose data is older than three of their runs and six hours, beside what the source needs itself',
        ),
        never: integer('Schedules whose first sync is not done'),
        latest: list(
          object(
            {
              ...namedFields,
              function_name: text('What is late, such as get_orders'),
              latest_data: dateTime('Up to where its data is complete'),
            },
            'A late schedule',
          ),
          'Those that are late for longest, at most 10',
        ),
      },
      'How old the data is, over the schedules that are switched on; up to five seconds old itself',
    ),
    events_today: object(
      {
        count: integer('Events since midnight in UTC'),
        at_least: flag('There are more; counting ended'),
      },
      'What changed today; up to five seconds old',
    ),
    quota: list(
      object(
        { ...quotaFields, ...namedFields },
        'The budget of an account, by one of the connections that use it',
      ),
      'Accounts that have the least of their budget left, paused ones first, at most 10; none that has nearly all of it',
    ),
  },
  'An organization at a glance',
);

/** What goes on in all connections of an organization, on one page. Additive: the contract has nothing like it. */
export function registerOverview(app: App, { engine }: ApiOptions): void {
  const standings = new ShortMemory<Promise<Standing>>(KEPT_MS, MOST_KEPT);

  app.get('/overview', {
    config: { access: 'key' },
    schema: {
      summary: 'Show an organization at a glance',
      description: 'What is being read, what needs somebody, and how fresh the data is.',
      tags: ['overview'],
      security: SECURITY.key,
      response: answers(Type.Object({ data: overview }), 'key'),
    },
    handler: async (request) => {
      const owner = ownerOf(request);
      const standing = standings.get(owner) ?? standings.keep(owner, readStanding(engine, owner));
      const [present, rest] = await Promise.all([readPresent(engine, owner), standing]);
      return { data: { ...present, ...rest } };
    },
  });
}

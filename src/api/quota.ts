import Type from 'typebox';
import { integer, nullable, number, text } from '../model/fields.ts';
import { viewQuota } from '../sync/quota-view.ts';
import { answers, SECURITY } from './answers.ts';
import { connectionOf } from './auth.ts';
import { noConnection } from './no-connection.ts';
import type { ApiOptions, App } from './options.ts';

const strict = { additionalProperties: false };
const bucket = (description: string) =>
  Type.Object(
    {
      burst: number('What may be sent at once when nothing was for a while'),
      per_second: number('What may be sent each second for long'),
    },
    { ...strict, description },
  );

/** How the budget of a connection's account stands. */
export const quotaFields = {
  connection_id: text('Id of the connection'),
  declared: bucket('As the integration declares'),
  limit: bucket('What counts now: as declared, or less where the source itself says so'),
  left: number('What may be sent at this moment; below zero: owed'),
  reserve: number('What backfills leave to schedules; 0 unless several connections share the account'),
  connections: integer('How many connections share the account; a thousand or more are told as a thousand', {
    minimum: 1,
  }),
  paused: nullable(
    Type.Object({ until: text('Until this instant'), reason: text('Why, for people') }, strict),
    { description: 'The source said not to ask for the account; null where it did not' },
  ),
};

const quota = Type.Object(quotaFields, {
  ...strict,
  description: 'Amounts are requests, or credits where the source counts those',
});

/** The budget of a connection's account at its source. */
export function registerQuota(app: App, { engine }: ApiOptions): void {
  app.get('/connections/quota', {
    config: { access: 'token' },
    schema: {
      tags: ['connections'],
      security: SECURITY.token,
      summary: "Read the budget of a connection's account",
      description:
        "The source's rate limit is a budget of the account, shared by all connections that use it, whoever they belong to.",
      response: answers(quota, 'token', 'not_found'),
    },
    handler: async (request) => {
      const connection = connectionOf(request);
      const view = await viewQuota(engine, connection);
      if (!view) throw noConnection(connection.connection_id);
      return view;
    },
  });
}
